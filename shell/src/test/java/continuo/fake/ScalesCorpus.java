package continuo.fake;

import continuo.music.Note;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.pf4j.Extension;

/** Major scales up and down, a piece a key; after 48 keys again, with other accents. */
@Extension
@Component(id = "scales", summary = "major scales up and down")
public final class ScalesCorpus implements Corpus<Score> {
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2};
    private static final int TICKS = 96;

    private final Parameters parameters;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "pieces", value = "24", min = 1, max = 600)
            int pieces,

            @Parameter(help = "notes a piece", value = "140", min = 1, max = 10_000)
            int notes) {}

    public ScalesCorpus(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public List<Piece<Score>> pieces() {
        return IntStream.range(0, parameters.pieces())
                .mapToObj(number -> (Piece<Score>) new Scale(number, parameters.notes()))
                .toList();
    }

    private record Scale(int number, int notes) implements Piece<Score> {
        @Override
        public String name() {
            return "scale " + number;
        }

        @Override
        public Reading<Score> read() {
            List<Note> tones = new ArrayList<>();
            for (int i = 0; i < notes; i++) {
                int pitch = 36 + number % 48 + MAJOR[i % MAJOR.length];
                tones.add(new Note((long) i * TICKS, TICKS, pitch, 60 + (i + number / 48) % 14, 0));
            }
            return Reading.of(Score.of(TICKS * 2, tones));
        }
    }
}
