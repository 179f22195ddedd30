package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.SetMetric;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pf4j.Extension;

class SetMetricContractTest {
    @Extension
    @Component(id = "pitch-difference", summary = "difference of the mean pitches")
    public static class PitchDifference implements SetMetric<Score> {
        public PitchDifference(NoParameters none) {}

        PitchDifference() {
            this(new NoParameters());
        }

        @Override
        public Optional<double[]> describe(Score window) {
            OptionalDouble mean = window.notes().stream().mapToInt(Note::pitch).average();
            return mean.isPresent() ? Optional.of(new double[] {mean.getAsDouble()}) : Optional.empty();
        }

        @Override
        public Optional<Comparison> compare(double[][] rows, double[][] real) {
            return rows.length == 0 || real.length == 0
                    ? Optional.empty()
                    : Optional.of(new Comparison(mean(rows) - mean(real), Map.of()));
        }

        static double mean(double[][] rows) {
            return Arrays.stream(rows).mapToDouble(row -> row[0]).sum() / rows.length;
        }

        @Override
        public String unit() {
            return "semitones";
        }
    }

    @Nested
    class OnASoundMetric extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new PitchDifference();
        }
    }

    private static Set<String> failures(SetMetric<Score> broken) throws IllegalAccessException {
        return Failures.of(new SetMetricContract() {
            @Override
            protected SetMetric<Score> create() {
                return broken;
            }
        });
    }

    @Test
    void noticesNaNOfEmptySets() throws IllegalAccessException {
        assertThat(failures(new PitchDifference() {
                    @Override
                    public Optional<Comparison> compare(double[][] rows, double[][] real) {
                        return Optional.of(new Comparison(mean(rows) - mean(real), Map.of()));
                    }
                }))
                .contains("isNeverNaN");
    }

    @Test
    void noticesRowsOfSeveralLengths() throws IllegalAccessException {
        assertThat(failures(new PitchDifference() {
                    @Override
                    public Optional<double[]> describe(Score window) {
                        return Optional.of(
                                window.notes().stream().mapToDouble(Note::pitch).toArray());
                    }
                }))
                .contains("windowsAreRowsOfOneLength");
    }

    @Test
    void noticesThatTheOrderCountsAndThatRowsAreChanged() throws IllegalAccessException {
        assertThat(failures(new PitchDifference() {
                    @Override
                    public Optional<Comparison> compare(double[][] rows, double[][] real) {
                        if (rows.length == 0 || real.length == 0) {
                            return Optional.empty();
                        }
                        rows[0][0] += 1;
                        return Optional.of(new Comparison(rows[0][0], Map.of()));
                    }
                }))
                .contains("orderDoesNotCount", "comparingLeavesTheRowsAsTheyAre");
    }
}
