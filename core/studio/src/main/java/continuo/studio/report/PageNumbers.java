package continuo.studio.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** PageNumbers as people read them. */
final class PageNumbers {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

    private PageNumbers() {}

    /** Three significant digits, all digits of what is larger: {@code 0.693}, {@code 12,345}, {@code 1.2e-5}. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size >= 1e9 || size != 0 && size < 1e-4) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e")
                    .replace("e+", "e");
        }
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }

    /** {@code 12,345}. */
    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share of a whole as a length or place in CSS. */
    static String percent(double share) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(5))
                        .stripTrailingZeros()
                        .toPlainString() + "%";
    }

    /** {@code 1:05}. */
    static String minutes(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    /** {@code 2.5 s}, {@code 1:05 min}, {@code 2 h 29 min}. */
    static String duration(double seconds) {
        if (seconds < 10) {
            return of(Math.round(10 * seconds) / 10.0) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return seconds < 3600 ? minutes(seconds) + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    static String date(Instant instant) {
        return DATE.format(instant.atOffset(ZoneOffset.UTC));
    }
}
