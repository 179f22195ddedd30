package continuo.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component needs of the others in an experiment. Checked when a component is chosen, without creating
 * anything: an unfit combination is refused with the ids that would fit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Requires {
    /**
     * On a trainer or a probe: capabilities of the generator, such as {@link Differentiable}. Never a class of a plugin. A
     * trainer is refused with a generator that lacks one; a probe leaves such a generator out.
     */
    Class<?>[] generator() default {};

    /**
     * On a trainer: capabilities of the discriminator that it trains against with a loss, such as {@link PassesBack};
     * {@link Discriminator} itself where any will do. Empty: it trains without.
     */
    Class<?>[] discriminator() default {};

    /** On a model: whether it can take given columns, that is, generate or judge under conditions. */
    boolean given() default false;

    /** On a model: the types of column it can take. */
    Column.Type[] columns() default {Column.Type.CONTINUOUS, Column.Type.QUANTISED, Column.Type.BINARY};
}
