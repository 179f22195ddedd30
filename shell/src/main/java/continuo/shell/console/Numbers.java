package continuo.shell.console;

import java.util.Locale;

/** Numbers for people. */
public final class Numbers {
    private Numbers() {}

    /** Three decimals below 100, one below 10,000, none above; whole numbers without any; a dash for NaN. */
    public static String shown(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size < 0.001) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, size < 100 ? "%.3f" : size < 10_000 ? "%.1f" : "%.0f", value);
    }

    /** {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
