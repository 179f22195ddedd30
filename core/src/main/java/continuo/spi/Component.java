package continuo.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Publishes a class under an id. The class implements one of the kinds of this package, carries pf4j's
 * {@code @Extension} as well, and has exactly one public constructor, which takes the record of its hyper-parameters
 * ({@link continuo.params.Parameter} says how they are declared) and, for models, a {@link ModelContext} after it.
 *
 * <p>The annotation is repeatable: the same class may be published under several ids, each with parameters of its own
 * set beforehand, as the metrics {@code repetitions-2} to {@code repetitions-9} are.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Component.Several.class)
public @interface Component {
    /** {@code [a-z][a-z0-9-]{0,31}}; what users type and files store. */
    String id();

    /** One line without a full stop at its end. */
    String summary();

    /** The paper or code it follows, if any, as one finds it: {@code "Mogren 2016, arXiv:1611.09904, section 3"}. */
    String source() default "";

    /** Parameters with other defaults under this id, each as {@code "name=value"}. */
    String[] preset() default {};

    /** Holder of the repeated annotations. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Several {
        Component[] value();
    }
}
