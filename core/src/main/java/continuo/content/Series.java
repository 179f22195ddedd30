package continuo.content;

import java.util.Arrays;
import java.util.List;

/**
 * A series of real vectors in time at a fixed rate: a signal, measurements, frames of features. Row-major: channel {@code c}
 * of frame {@code t} is {@code values[t * channels + c]}. The array belongs to the series: do not change it after handing
 * it over.
 *
 * @param rate frames per second, above 0
 * @param channels a name for each channel, at least one
 * @param length number of frames, at least 0
 * @param values {@code length * channels} finite numbers
 */
public record Series(double rate, List<String> channels, int length, float[] values) {
    public Series {
        channels = List.copyOf(channels);
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("a rate of " + rate + " frames per second");
        }
        if (channels.isEmpty() || length < 0 || values.length != (long) length * channels.size()) {
            throw new IllegalArgumentException(
                    length + " frames of " + channels.size() + " channels do not fit " + values.length + " values");
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a value of " + value);
            }
        }
    }

    /** A series without frames, which says of others at what rate and of what they are. */
    public static Series blank(double rate, List<String> channels) {
        return new Series(rate, channels, 0, new float[0]);
    }

    public float at(int frame, int channel) {
        return values[frame * channels.size() + channel];
    }

    /** The frames {@code from} to before {@code from + count}. */
    public Series slice(int from, int count) {
        int width = channels.size();
        return new Series(rate, channels, count, Arrays.copyOfRange(values, from * width, (from + count) * width));
    }

    /** How long it lasts. */
    public double seconds() {
        return length / rate;
    }

    /** Equal when rate, channels and all values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && rate == that.rate
                && length == that.length
                && channels.equals(that.channels)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * channels.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Series[" + length + " frames of " + channels + " at " + rate + " per second]";
    }
}
