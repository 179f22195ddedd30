package continuo.studio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scale from the left or lower end of a drawing to the other.
 *
 * @param from value at the beginning
 * @param to value at the end, above {@code from}
 * @param logarithmic whether equal lengths are equal ratios; {@code from} is above 0 then
 * @param ticks values to be marked, rising, none outside
 */
public record Axis(double from, double to, boolean logarithmic, List<Double> ticks) {
    /** A logarithmic axis where the values differ by more than this. */
    private static final double WIDE_RATIO = 30;
    /** Of values, what may lie beyond the axis at each end, so that one odd step does not press the rest flat. */
    private static final double ODD = 0.005;

    private static final double MARGIN = 0.05;
    private static final int TICKS = 5;

    /** Exactly from one value to the other. */
    public static Axis linear(double from, double to) {
        double end = to > from ? to : from + 1;
        return new Axis(from, end, false, linearTicks(from, end, TICKS));
    }

    /**
     * An axis on which values can be seen, odd ones left out.
     *
     * @param values at least one, all finite
     * @param always values that must be on it
     */
    public static Axis around(double[] values, double... always) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int odd = (int) (ODD * sorted.length);
        double low = sorted[odd];
        double high = sorted[sorted.length - 1 - odd];
        for (double value : always) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (sorted[0] > 0 && low > 0 && high / low > WIDE_RATIO) {
            double factor = Math.pow(high / low, MARGIN);
            return new Axis(low / factor, high * factor, true, logarithmicTicks(low / factor, high * factor));
        }
        double margin = high > low ? MARGIN * (high - low) : Math.max(MARGIN * Math.abs(high), 0.5);
        // A scale that nearly begins at nothing had better begin there.
        double from = low >= 0 && low < 0.25 * high ? 0 : low - margin;
        return new Axis(from, high + margin, false, linearTicks(from, high + margin, TICKS));
    }

    /** From nothing to the whole, with room for a line on either. */
    public static Axis shares() {
        return new Axis(-0.02, 1.02, false, linearTicks(0, 1, TICKS));
    }

    /** Where a value is: 0 at the beginning, 1 at the end, outside of that for values beyond. */
    public double share(double value) {
        return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }

    public boolean holds(double value) {
        return value >= from && value <= to;
    }

    /** Multiples of 1, 2 or 5 times a power of ten. */
    static List<Double> linearTicks(double from, double to, int about) {
        double raw = (to - from) / about;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static List<Double> logarithmicTicks(double from, double to) {
        boolean wide = Math.log10(to / from) > 3;
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(from)); power <= Math.log10(to); power++) {
            for (double digit : wide ? new double[] {1} : new double[] {1, 3}) {
                double tick = digit * Math.pow(10, power);
                if (tick >= from && tick <= to) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
