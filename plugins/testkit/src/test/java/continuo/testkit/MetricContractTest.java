package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pf4j.Extension;

class MetricContractTest {
    @Extension
    @Component(id = "mean-pitch", summary = "mean of the pitches")
    public static class MeanPitch implements Metric<Score> {
        public MeanPitch(NoParameters none) {}

        MeanPitch() {
            this(new NoParameters());
        }

        @Override
        public OptionalDouble measure(Score score) {
            return score.notes().stream().mapToInt(Note::pitch).average();
        }

        @Override
        public String unit() {
            return "semitones";
        }
    }

    @Nested
    class OnASoundMetric extends MetricContract {
        @Override
        protected Metric<Score> create() {
            return new MeanPitch();
        }
    }

    private static Set<String> failures(Metric<Score> broken) throws IllegalAccessException {
        return Failures.of(new MetricContract() {
            @Override
            protected Metric<Score> create() {
                return broken;
            }
        });
    }

    @Test
    void noticesNaN() throws IllegalAccessException {
        assertThat(failures(new MeanPitch() {
                    @Override
                    public OptionalDouble measure(Score score) {
                        double sum =
                                score.notes().stream().mapToInt(Note::pitch).sum();
                        return OptionalDouble.of(sum / score.notes().size());
                    }
                }))
                .contains("silenceHasAValueOrNone", "isNeverNaN");
    }

    @Test
    void noticesChanceAndState() throws IllegalAccessException {
        assertThat(failures(new MeanPitch() {
                    private double calls;

                    @Override
                    public synchronized OptionalDouble measure(Score score) {
                        return OptionalDouble.of(calls++);
                    }
                }))
                .contains("measuringTwiceGivesTheSame", "isSafeForSeveralThreads");
    }

    @Test
    void noticesAMissingUnit() throws IllegalAccessException {
        assertThat(failures(new MeanPitch() {
                    @Override
                    public String unit() {
                        return " ";
                    }
                }))
                .contains("unitIsNamed");
    }

    @Extension
    @Component(id = "loud-pitch", summary = "preset of a parameter that is not there", preset = "loudness=3")
    public static final class WrongPreset extends MeanPitch {
        public WrongPreset(NoParameters parameters) {
            super(parameters);
        }
    }

    @Test
    void saysWhatIsWrongWithAPresetInItsMessage() {
        MetricContract contract = new MetricContract() {
            @Override
            protected Metric<Score> create() {
                return new WrongPreset(new NoParameters());
            }
        };
        assertThatThrownBy(contract::declaresParametersThatAreValid)
                .hasMessageContaining("preset of loud-pitch")
                .hasMessageContaining("unknown parameter \"loudness\"")
                .hasMessageNotContaining("\tat ");
    }

    /** The class itself, apart from what it does: an anonymous class without annotations breaks all of it. */
    @Test
    void noticesHowAClassIsPublished() throws IllegalAccessException {
        Metric<Score> anonymous = new Metric<Score>() {
            @Override
            public OptionalDouble measure(Score score) {
                return OptionalDouble.empty();
            }

            @Override
            public String unit() {
                return "fraction";
            }
        };
        assertThat(failures(anonymous))
                .containsExactly(
                        "declaresParametersThatAreValid",
                        "hasOnePublicConstructorThatTakesItsParameters",
                        "isAPublicClassOfExactlyOneKind",
                        "isFoundByPf4j",
                        "isPublishedUnderWellFormedIds");
    }
}
