package continuo.corpora;

import continuo.music.Note;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pf4j.Extension;

/**
 * Random triads, for checking what comes after: every onset has three tones, all of one major scale, so that polyphony
 * and scale consistency of every piece are exactly 1.
 */
@Extension
@Component(
        id = "chords",
        summary = "random triads within one major scale a piece: polyphony and scale consistency are 1")
public final class ChordsCorpus implements Corpus<Score> {
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    private static final int[] DURATIONS = {192, 384, 384, 768};
    /** Pitch of the lowest tonic; the highest tone of a triad is less than four octaves above it. */
    private static final int LOWEST_TONIC = 48;

    private final Parameters parameters;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "number of pieces", value = "64", min = 1, max = 1_000_000)
            int pieces,

            @Parameter(help = "chords a piece", value = "64", min = 1, max = 100_000)
            int chords,

            @Parameter(help = "seed of everything that is random", value = "1")
            long seed) {}

    public ChordsCorpus(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public List<Piece<Score>> pieces() {
        return IntStream.rangeClosed(1, parameters.pieces())
                .<Piece<Score>>mapToObj(number -> new Triads(number, parameters))
                .toList();
    }

    private record Triads(int number, Parameters parameters) implements Piece<Score> {
        @Override
        public String name() {
            return "chords-" + number;
        }

        @Override
        public Optional<String> stamp() {
            return Optional.of("composed from its parameters");
        }

        @Override
        public Reading<Score> read() {
            RandomGenerator random = new SplittableRandom(parameters.seed() * 1_000_003 + number);
            int tonic = LOWEST_TONIC + random.nextInt(12);
            List<Note> notes = new ArrayList<>(3 * parameters.chords());
            long onset = 0;
            for (int chord = 0; chord < parameters.chords(); chord++) {
                int duration = DURATIONS[random.nextInt(DURATIONS.length)];
                int velocity = 48 + random.nextInt(49);
                int lowest = random.nextInt(14);
                // Root position, first and second inversion as steps of the scale above the lowest tone.
                int[] steps = switch (random.nextInt(3)) {
                    case 0 -> new int[] {0, 2, 4};
                    case 1 -> new int[] {0, 2, 5};
                    default -> new int[] {0, 3, 5};
                };
                for (int step : steps) {
                    int degree = lowest + step;
                    int pitch = tonic + 12 * (degree / 7) + MAJOR[degree % 7];
                    notes.add(new Note(onset, duration, pitch, velocity, 0));
                }
                onset += duration;
            }
            return Reading.of(Score.of(Score.PAPER_TICKS_PER_QUARTER, notes));
        }
    }
}
