package continuo.quadruplet;

import continuo.spi.Column;
import continuo.spi.Column.Role;
import continuo.spi.Scaling;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of {@link Quadruplet} and what networks see of them.
 *
 * <p>Centers and spreads are means and standard deviations, rounded, over the 9.6 million notes outside the drum channel
 * of the 2,769 distinct readable files of the paper's classical set. The first tone of a cell always sounds, so its
 * constants are those of sounding tones. A further tone is absent in about half of the cells and all zeros then; its
 * constants are those of the second tone of two to four, absent ones included, so that an absent tone lies at about -1
 * and not far out.
 */
final class QuadrupletColumns {
    /**
     * Longest length and time, in 1/384 quarter: up to here a float holds every whole tick (six hours at 120 quarters a
     * minute).
     */
    static final int LONGEST = 1 << 24;

    /** MIDI key 0 in Hz; as offset of a logarithm it lets an absent tone's 0 Hz have one. */
    private static final double LOWEST_FREQUENCY = 8.1758;

    /** Offset of an intensity's logarithm: it sets 0 as far below 1 as 1 is below 12. */
    private static final double SOFTEST = 0.1;

    /** Times between successive cells, for one to four tones a cell: the larger the cells the rarer the zeros. */
    private static final Moments[] LOGARITHMIC_TIME = {
        new Moments(1.8, 2.3), new Moments(2.8, 2.3), new Moments(3.3, 2.1), new Moments(3.6, 1.9)
    };

    private static final Moments[] LINEAR_TIME = {
        new Moments(52, 108), new Moments(80, 126), new Moments(95, 131), new Moments(104, 134)
    };

    private QuadrupletColumns() {}

    private record Moments(double center, double spread) {
        Scaling affine() {
            return new Scaling.Affine(center, spread);
        }

        Scaling logarithmic(double offset) {
            return new Scaling.Logarithmic(offset, center, spread);
        }
    }

    /** {@code length, frequency, intensity} of each tone, numbered when there are several, then {@code time}. */
    static List<Column> of(int tones, Scale scale) {
        List<Column> columns = new ArrayList<>();
        for (int tone = 1; tone <= tones; tone++) {
            boolean first = tone == 1;
            String number = tones == 1 ? "" : Integer.toString(tone);
            float lowest = first ? Quadruplet.frequency(0) : 0;
            columns.add(ticks("length" + number, length(first, scale)).as(Role.LENGTH));
            columns.add(column("frequency" + number, "Hz", lowest, Quadruplet.frequency(127), frequency(first, scale))
                    .as(Role.PITCH));
            columns.add(column("intensity" + number, "MIDI velocity", 0, 127, intensity(first, scale))
                    .as(Role.VELOCITY));
        }
        columns.add(ticks("time", time(tones, scale)).as(Role.ONSET));
        return List.copyOf(columns);
    }

    private static Column ticks(String name, Scaling scaling) {
        return column(name, "1/384 quarter", 0, LONGEST, scaling);
    }

    private static Column column(String name, String unit, double min, double max, Scaling scaling) {
        return new Column(name, unit, min, max, Column.Type.CONTINUOUS, scaling);
    }

    private static Scaling length(boolean first, Scale scale) {
        return switch (scale) {
            case LOGARITHMIC, SEPARATED -> (first ? new Moments(5.0, 0.9) : new Moments(2.5, 2.6)).logarithmic(1);
            case LINEAR -> (first ? new Moments(234, 504) : new Moments(125, 389)).affine();
            case RAW -> Scaling.identity();
        };
    }

    private static Scaling frequency(boolean first, Scale scale) {
        return switch (scale) {
            case LOGARITHMIC, SEPARATED ->
                first ? new Moments(5.8, 0.75).logarithmic(0) : new Moments(4.0, 2.0).logarithmic(LOWEST_FREQUENCY);
            case LINEAR -> (first ? new Moments(432, 328) : new Moments(229, 325)).affine();
            case RAW -> Scaling.identity();
        };
    }

    /**
     * Linear, an absent tone's 0 and the softest that sounds are a fiftieth of a spread apart, and whatever a network gives
     * between an absent tone and a real one sounds, be its frequency below the keyboard. Separated, what sounds begins at
     * -0.46, where the same tone's length (from -0.81 on) and frequency (-0.61) have been possible for long.
     */
    private static Scaling intensity(boolean first, Scale scale) {
        return switch (scale) {
            case LOGARITHMIC, LINEAR -> linearIntensity(first);
            case SEPARATED -> first ? linearIntensity(true) : new Moments(1.0, 3.3).logarithmic(SOFTEST);
            case RAW -> Scaling.identity();
        };
    }

    private static Scaling linearIntensity(boolean first) {
        return (first ? new Moments(83, 27) : new Moments(42, 46)).affine();
    }

    /**
     * More than half of all times are 0, which lies at -0.8 for one tone a cell; whatever a network gives below about
     * -0.6 is less than half a tick and decodes as 0.
     */
    private static Scaling time(int tones, Scale scale) {
        return switch (scale) {
            case LOGARITHMIC, SEPARATED -> LOGARITHMIC_TIME[tones - 1].logarithmic(1);
            case LINEAR -> LINEAR_TIME[tones - 1].affine();
            case RAW -> Scaling.identity();
        };
    }
}
