package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Representation;
import continuo.spi.Scaling;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pf4j.Extension;

class RepresentationContractTest {
    /** Nothing but the pitches, each a sixteenth after the other: about the smallest there can be. */
    @Extension
    @Component(id = "pitches", summary = "one pitch a sixteenth")
    public static class Pitches implements Representation<Score> {
        private static final int SIXTEENTH = Score.PAPER_TICKS_PER_QUARTER / 4;

        public Pitches(NoParameters none) {}

        Pitches() {
            this(new NoParameters());
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("pitch", "semitones", 0, 127, Column.Type.CONTINUOUS, new Scaling.Affine(64, 20)));
        }

        @Override
        public Steps encode(Score score) {
            float[] pitches = new float[score.notes().size()];
            for (int i = 0; i < pitches.length; i++) {
                pitches[i] = score.notes().get(i).pitch();
            }
            return new Steps(pitches.length, 1, pitches);
        }

        @Override
        public Decoded<Score> decode(Steps steps, Score blank) {
            List<Note> notes = new ArrayList<>();
            int clamped = 0;
            for (int step = 0; step < steps.length(); step++) {
                int pitch = pitch(steps.at(step, 0), step);
                clamped += (pitch & ~127) == 0 ? 0 : 1;
                int nearest = Math.max(0, Math.min(127, pitch));
                notes.add(new Note((long) step * SIXTEENTH, SIXTEENTH, nearest, 64, 0));
            }
            Score score = new Score(Score.PAPER_TICKS_PER_QUARTER, notes, blank.tempos(), List.of());
            return new Decoded<>(score, notes.size(), 0, clamped);
        }

        int pitch(float value, int step) {
            if (!Float.isFinite(value)) {
                throw Failure.data("step " + step + ", column pitch: " + value);
            }
            return Math.round(value);
        }
    }

    @Nested
    class OnASoundRepresentation extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new Pitches();
        }
    }

    private static Set<String> failures(Representation<Score> broken) throws IllegalAccessException {
        return Failures.of(new RepresentationContract() {
            @Override
            protected Representation<Score> create() {
                return broken;
            }
        });
    }

    @Test
    void noticesTruncationOfWhatIsNotANumber() throws IllegalAccessException {
        assertThat(failures(new Pitches() {
                    @Override
                    int pitch(float value, int step) {
                        return Math.round(value);
                    }
                }))
                .contains("decodeRefusesWhatIsNotFinite")
                .doesNotContain("decodeIsTotalOnFiniteInput", "whatWasDecodedSurvivesTheRoundTrip");
    }

    @Test
    void noticesValuesThatCannotBeDecoded() throws IllegalAccessException {
        assertThat(failures(new Pitches() {
                    @Override
                    int pitch(float value, int step) {
                        if (value < 0) {
                            throw new IllegalArgumentException("negative");
                        }
                        return super.pitch(value, step);
                    }
                }))
                .contains("decodeIsTotalOnFiniteInput");
    }

    @Test
    void noticesALossyRoundTrip() throws IllegalAccessException {
        assertThat(failures(new Pitches() {
                    @Override
                    int pitch(float value, int step) {
                        return super.pitch(value, step) + 1;
                    }
                }))
                .contains("whatWasDecodedSurvivesTheRoundTrip")
                .doesNotContain("decodeIsTotalOnFiniteInput");
    }

    @Test
    void noticesAScalingThatDoesNotInvert() throws IllegalAccessException {
        assertThat(failures(new Pitches() {
                    @Override
                    public List<Column> columns() {
                        Scaling deaf = new Scaling.Logarithmic(-100, 0, 1);
                        return List.of(new Column("pitch", "semitones", 0, 127, Column.Type.CONTINUOUS, deaf));
                    }
                }))
                .contains("scalingsInvert");
    }

    @Test
    void noticesLostTempos() throws IllegalAccessException {
        assertThat(failures(new Pitches() {
                    @Override
                    public Decoded<Score> decode(Steps steps, Score blank) {
                        return super.decode(steps, Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()));
                    }
                }))
                .contains("temposAreKept");
    }

    @Test
    void noticesStateSharedBetweenThreads() throws IllegalAccessException {
        Thread home = Thread.currentThread();
        // As a field that two threads use would mix them up, only not by chance: each is given what the other encoded.
        Exchanger<Steps> shared = new Exchanger<>();
        assertThat(failures(new Pitches() {
                    @Override
                    public Steps encode(Score score) {
                        Steps steps = super.encode(score);
                        if (Thread.currentThread() == home) {
                            return steps;
                        }
                        try {
                            return shared.exchange(steps, 10, TimeUnit.SECONDS);
                        } catch (InterruptedException | TimeoutException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }))
                .contains("isSafeForSeveralThreads")
                .doesNotContain("whatWasDecodedSurvivesTheRoundTrip");
    }
}
