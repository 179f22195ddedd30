package continuo.nn.head;

/**
 * The few values that a quantised column has.
 *
 * @param values in network units, ascending, at least two; not to be changed
 */
public record Levels(float[] values) {
    /** How many there are. */
    public int count() {
        return values.length;
    }

    /** The level nearest to a value; of two as near the lower one. */
    public int nearest(float value) {
        return nearest(values, value);
    }

    /** The index of the nearest of some ascending values, at least one; of two as near the lower one. */
    public static int nearest(float[] values, float value) {
        if (values.length == 1) {
            return 0;
        }
        int below = below(values, value);
        return value - values[below] <= values[below + 1] - value ? below : below + 1;
    }

    /** How far it is from a level to the next. */
    public float gap(int level) {
        return values[level + 1] - values[level];
    }

    /** The level at or below a value, but neither before the first nor the last itself. */
    public int below(float value) {
        return below(values, value);
    }

    private static int below(float[] values, float value) {
        int low = 0;
        int high = values.length - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (values[middle] <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
