package continuo.twin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FadingMemoryTest {
    private static final int KEYS = 60;
    private static final int OCTAVE = 12;
    private static final double[] VALUES =
            IntStream.range(0, KEYS).mapToDouble(i -> i).toArray();
    private static final List<LevelColumn> COLUMNS = List.of(new LevelColumn(VALUES, OCTAVE));

    /** What is remembered after some tones. */
    private static double[] context(int... tones) {
        FadingMemory memory = new FadingMemory(COLUMNS, 0.9);
        double[] context = new double[memory.size()];
        for (int tone : tones) {
            double[] drawn = new double[KEYS];
            drawn[tone] = 1;
            memory.remember(context, 0, drawn, 0, context, 0);
        }
        return context;
    }

    private static double[] intervals(double[] context) {
        return Arrays.copyOfRange(context, KEYS + OCTAVE, context.length);
    }

    private static int[] transposed(int semitones, int... tones) {
        return Arrays.stream(tones).map(tone -> tone + semitones).toArray();
    }

    @Test
    void intervalsFromTheLastToneAreTheSameInEveryKey() {
        int[] melody = {26, 28, 30, 31, 28, 33};
        double[] one = context(melody);
        double[] other = context(transposed(5, melody));

        assertThat(intervals(other)).isEqualTo(intervals(one));
        assertThat(Arrays.copyOf(other, KEYS)).isNotEqualTo(Arrays.copyOf(one, KEYS));
    }

    @Test
    void anIntervalThatWasPlayedIsSeenUpAndDown() {
        double[] intervals = intervals(context(30, 37));

        int unison = intervals.length - OCTAVE - 25;
        assertThat(intervals[unison - 7]).as("a fifth down").isPositive();
        assertThat(intervals[unison + 7]).as("a fifth up").isZero();
        assertThat(intervals[unison]).as("the tone itself").isGreaterThan(intervals[unison - 7]);
    }

    @Test
    void octavesAreCountedAsOne() {
        double[] context = context(12, 24, 36);

        assertThat(context[KEYS]).isCloseTo(context[12] + context[24] + context[36], offset(1e-12));
    }

    @Test
    void aToneAtTheEdgeSeesNothingBeyondIt() {
        assertThat(intervals(context(0, KEYS - 1))).hasSize(49 + OCTAVE).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(intervals(context(0))).filter(v -> v > 0).count())
                .isEqualTo(2);
    }
}
