package continuo.corpora;

import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.pf4j.Extension;

/**
 * Twelve-bar blues in C as Eck and Schmidhuber set it up: eight time steps a bar, 96 a chorus; the chords lie in the
 * octave below middle C (12 tones), the melody in the octave above it (13 tones), from a pentatonic scale.
 */
@Extension
@Component(
        id = "blues",
        summary = "twelve-bar blues: the same chords in every chorus, a melody of its own in every piece",
        source = "Eck and Schmidhuber 2002, technical report IDSIA-07-02")
public final class BluesCorpus implements Corpus<Score> {
    private final Parameters parameters;

    /** What the melody is made of. */
    public enum Scale {
        /** C E flat F G B flat, the blues' own. */
        MINOR,
        /** C D E G A. */
        MAJOR
    }

    /** What can be set. */
    public record Parameters(
            @Parameter(
                    help = "number of pieces; without a melody they are all the same",
                    value = "32",
                    min = 1,
                    max = 1_000_000)
            int pieces,

            @Parameter(help = "choruses of twelve bars a piece", value = "2", min = 1, max = 10_000)
            int choruses,

            @Parameter(help = "whether there is a melody over the chords", value = "true")
            boolean melody,

            @Parameter(help = "pentatonic scale of the melody", value = "minor")
            Scale scale,

            @Parameter(
                    help = "time steps from one stroke of the chord to the next, 1, 2, 4 or 8: 8 strikes it once a bar",
                    value = "8",
                    min = 1,
                    max = 8)
            int chordSteps,

            @Parameter(help = "seed of the melodies", value = "1")
            long seed) {
        public Parameters {
            if (Integer.bitCount(chordSteps) != 1) {
                throw new IllegalArgumentException(
                        "chord-steps=" + chordSteps + " is not possible: chord-steps is 1, 2, 4 or 8");
            }
        }
    }

    public BluesCorpus(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public List<Piece<Score>> pieces() {
        return IntStream.rangeClosed(1, parameters.pieces())
                .<Piece<Score>>mapToObj(number -> new Blues(number, parameters))
                .toList();
    }

    private record Blues(int number, Parameters parameters) implements Piece<Score> {
        @Override
        public String name() {
            return "blues-" + number;
        }

        @Override
        public Optional<String> stamp() {
            return Optional.of("composed from its parameters");
        }

        @Override
        public Reading<Score> read() {
            SplittableRandom random = new SplittableRandom(parameters.seed() * 1_000_003 + number);
            return Reading.of(new BluesComposer(parameters, random).compose());
        }
    }
}
