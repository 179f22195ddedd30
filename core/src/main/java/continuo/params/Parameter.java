package continuo.params;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a hyper-parameter, once, on a component of a record. Help, validation, completion, {@code run.json} and the
 * docs all read this declaration. Types: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String} and
 * enums, whose values are written in lower case with hyphens. A record component {@code learningRate} is the parameter
 * {@code learning-rate}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {
    /** One line: what it is, with its unit. */
    String help();

    /** The default, as a user would type it. */
    String value();

    /** Smallest value allowed, for numbers. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest value allowed, for numbers. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether it affects inference only, not training: then every piece may have another value. */
    boolean sampling() default false;
}
