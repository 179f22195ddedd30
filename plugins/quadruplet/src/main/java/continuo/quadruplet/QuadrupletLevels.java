package continuo.quadruplet;

import continuo.music.Score;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pf4j.Extension;

/**
 * The quadruplet of one tone a step with every value rounded to the nearest of a few dozen levels, so that a model may
 * draw each from a distribution of any shape, while a discriminator still sees four real numbers.
 *
 * <p>Lengths and times are rounded to the note values that cover the paper's classical set best, frequencies to the keys
 * of a piano, intensities to every fourth velocity. Times are counted from the <em>rounded</em> onset of the tone before,
 * so that roundings do not add up.
 */
@Extension
@Component(
        id = "quadruplet-levels",
        summary = "tones as in quadruplet, each value rounded to one of a few dozen levels",
        source = "Mogren 2016, arXiv:1611.09904, section 3, quantised")
public final class QuadrupletLevels implements Representation<Score> {
    private static final int LOWEST_KEY = 21;
    private static final int HIGHEST_KEY = 108;

    /** In 1/384 quarter: fractions of a quarter as scores have them, small values as players do. */
    private static final int[] TIMES = {
        0, 3, 6, 10, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 128, 144, 160, 176, 192, 224, 256, 288, 336,
        384, 480, 576, 768, 1152, 1536
    };

    private static final int[] LENGTHS = {
        12, 20, 28, 36, 44, 48, 56, 64, 72, 80, 88, 92, 96, 112, 124, 128, 144, 160, 176, 188, 192, 224, 256, 288, 320,
        352, 384, 448, 512, 576, 672, 768, 960, 1152, 1536, 2304, 3072
    };

    private static final int SOFTEST = 3;
    private static final int LOUDEST = 127;
    private static final int VELOCITIES_A_LEVEL = 4;

    /** How far rounded onsets may be behind: what a long rest loses is not made up for by the tones after it. */
    private static final int LARGEST_DEBT = 96;

    private final Quadruplet exact = new Quadruplet(new Quadruplet.Parameters(1, Scale.LOGARITHMIC));
    private final List<Column> columns;
    private final float[][] levels;

    /** Nothing can be set. */
    public record Parameters() {}

    public QuadrupletLevels(Parameters parameters) {
        List<Column> real = exact.columns();
        columns = List.of(
                real.get(0).quantised(doubles(LENGTHS)),
                real.get(1)
                        .quantised(IntStream.rangeClosed(LOWEST_KEY, HIGHEST_KEY)
                                .mapToObj(key -> (double) Quadruplet.frequency(key))
                                .toList()),
                real.get(2)
                        .quantised(Stream.iterate(SOFTEST, v -> v <= LOUDEST, v -> v + VELOCITIES_A_LEVEL)
                                .map(Integer::doubleValue)
                                .toList()),
                real.get(3).quantised(doubles(TIMES)));
        levels = columns.stream().map(QuadrupletLevels::floats).toArray(float[][]::new);
    }

    private static List<Double> doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().boxed().toList();
    }

    private static float[] floats(Column column) {
        float[] values = new float[column.levels().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.levels().get(i).floatValue();
        }
        return values;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Steps encode(Score score) {
        Steps steps = exact.encode(score);
        float[] values = steps.values().clone();
        int features = columns.size();
        int time = features - 1;
        // How far the rounded onsets are ahead of the true ones.
        double ahead = 0;
        for (int at = 0; at < values.length; at += features) {
            for (int feature = 0; feature < time; feature++) {
                values[at + feature] = nearest(levels[feature], values[at + feature]);
            }
            float exactTime = values[at + time];
            // A chord stays one, whatever the debt.
            float rounded = exactTime == 0 ? 0 : nearest(levels[time], (float) Math.max(0, exactTime - ahead));
            ahead = Math.max(-LARGEST_DEBT, ahead + rounded - exactTime);
            values[at + time] = rounded;
        }
        return new Steps(steps.length(), features, values);
    }

    private static float nearest(float[] levels, float value) {
        int place = Arrays.binarySearch(levels, value);
        if (place >= 0) {
            return value;
        }
        int above = Math.min(-place - 1, levels.length - 1);
        int below = Math.max(0, above - 1);
        return value - levels[below] <= levels[above] - value ? levels[below] : levels[above];
    }

    /**
     * {@inheritDoc}
     *
     * <p>Each value is taken for the level nearest to it, so that nothing is silent and no pitch out of range.
     */
    @Override
    public Decoded<Score> decode(Steps steps, Score blank) {
        float[] values = steps.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (Float.isFinite(values[i])) {
                values[i] = nearest(levels[i % levels.length], values[i]);
            }
        }
        return exact.decode(new Steps(steps.length(), steps.features(), values), blank);
    }
}
