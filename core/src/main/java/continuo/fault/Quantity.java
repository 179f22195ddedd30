package continuo.fault;

import java.util.Locale;

/** Numbers of things in messages, singular or plural as it should be. */
public final class Quantity {
    private Quantity() {}

    /** {@code 1 file}, {@code 3,029 files}. */
    public static String of(long number, String singular, String plural) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? singular : plural);
    }

    /** Of what has a regular plural. */
    public static String of(long number, String singular) {
        return of(number, singular, singular + "s");
    }
}
