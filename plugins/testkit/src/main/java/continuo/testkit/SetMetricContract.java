package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.SetMetric;
import continuo.spi.SetMetric.Comparison;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SetMetric} promises. Extend it in your plugin's tests and say which one to test. */
public abstract class SetMetricContract extends ComponentContract {
    /** The component to test. */
    protected abstract SetMetric<Score> create();

    @Override
    final Class<?> componentClass() {
        return create().getClass();
    }

    @Test
    void unitIsNamed() {
        assertThat(create().unit()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void windowsAreRowsOfOneLength() {
        SetMetric<Score> metric = create();
        Note note = new Note(0, 480, 60, 64, 0);
        List<Score> odd = List.of(
                Score.of(480, List.of(note)),
                Score.of(480, List.of(new Note(0, 0, 0, 1, 0))),
                Score.of(480, Collections.nCopies(30, note)),
                Score.of(1, List.of(note, new Note(1L << 40, 1L << 40, 127, 127, 0))),
                Score.of(480, List.of(new Note(0, 480, 38, 64, Note.DRUM_CHANNEL))),
                Score.of(480, List.of()));
        double[][] rows = rows(metric, RandomScores.many(100));
        assertThat(rows.length).as("windows described of a hundred").isGreaterThan(50);
        for (double[][] all : List.of(rows, rows(metric, odd))) {
            for (double[] row : all) {
                assertThat(row).hasSameSizeAs(rows[0]);
                assertThat(Arrays.stream(row)).allMatch(Double::isFinite);
            }
        }
    }

    @Test
    void describingTwiceGivesTheSame() {
        for (Score score : RandomScores.many(30)) {
            assertThat(create().describe(score).map(Arrays::toString))
                    .isEqualTo(create().describe(score).map(Arrays::toString));
        }
    }

    /** Sets may be tiny or monotonous; a number that is none never comes out. */
    @Test
    void isNeverNaN() {
        SetMetric<Score> metric = create();
        double[][] rows = rows(metric, RandomScores.many(40));
        double[][] same = Collections.nCopies(40, rows[0]).toArray(double[][]::new);
        List<double[][]> sets = List.of(
                new double[0][], Arrays.copyOf(rows, 1), Arrays.copyOf(rows, 2), Arrays.copyOf(rows, 3), same, rows);
        for (double[][] set : sets) {
            for (double[][] real : sets) {
                metric.compare(set, real).ifPresent(comparison -> {
                    assertThat(comparison.value())
                            .as(set.length + " windows beside " + real.length)
                            .isFinite();
                    assertThat(comparison.parts().values()).allMatch(Double::isFinite);
                });
            }
        }
        assertThat(metric.compare(rows, rows)).as("forty windows").isPresent();
    }

    @Test
    void comparingLeavesTheRowsAsTheyAre() {
        SetMetric<Score> metric = create();
        double[][] rows = rows(metric, RandomScores.many(40));
        double[][] before = rows(metric, RandomScores.many(40));
        Optional<Comparison> first = metric.compare(rows, rows);
        assertThat(rows).isDeepEqualTo(before);
        assertThat(metric.compare(rows, rows)).isEqualTo(first);
    }

    /** A set is no sequence; sums in another order may differ in their last digits. */
    @Test
    void orderDoesNotCount() {
        SetMetric<Score> metric = create();
        double[][] rows = rows(metric, RandomScores.many(40));
        double[][] backwards = rows.clone();
        Collections.reverse(Arrays.asList(backwards));
        double[][] real = rows(metric, RandomScores.many(80));
        double value = metric.compare(rows, real).orElseThrow().value();
        assertThat(metric.compare(backwards, real).orElseThrow().value())
                .isBetween(value - 1e-9 * (1 + Math.abs(value)), value + 1e-9 * (1 + Math.abs(value)));
    }

    @Test
    void isSafeForSeveralThreads() throws Exception {
        SetMetric<Score> metric = create();
        double[][] rows = rows(metric, RandomScores.many(40));
        assertSafeForSeveralThreads(
                20, seed -> metric.describe(RandomScores.of(seed)).map(Arrays::toString));
        assertSafeForSeveralThreads(10, number -> metric.compare(Arrays.copyOf(rows, 10 + number), rows));
    }

    private static double[][] rows(SetMetric<Score> metric, List<Score> windows) {
        return windows.stream()
                .flatMap(window -> metric.describe(window).stream())
                .toArray(double[][]::new);
    }
}
