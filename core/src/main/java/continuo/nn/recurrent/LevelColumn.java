package continuo.nn.recurrent;

/**
 * A column whose values are some of few levels.
 *
 * @param values what each level is in network units, ascending, at least two
 * @param octave so many levels make an octave, after which they are alike; 0 where there is no such thing
 */
public record LevelColumn(float[] values, int octave) {
    int levels() {
        return values.length;
    }

    /** The level nearest to a value; of two as near the lower one. */
    int nearest(float value) {
        int below = below(value);
        return value - values[below] <= values[below + 1] - value ? below : below + 1;
    }

    /** How far it is from a level to the next. */
    float gap(int level) {
        return values[level + 1] - values[level];
    }

    /** The level at or below a value, but neither before the first nor the last itself. */
    int below(float value) {
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
