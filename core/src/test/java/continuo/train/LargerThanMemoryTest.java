package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.content.ContentKinds;
import continuo.music.Note;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.spi.Column;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import continuo.spi.Scaling;
import continuo.spi.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus twice as large as the memory there is for it. */
class LargerThanMemoryTest {
    private static final int PIECES = 500;
    private static final int STEPS = 2_000;
    private static final int FEATURES = 16;
    private static final int MEBIBYTES = 32;

    @TempDir
    private Path folder;

    /** Noise, so that nothing can be packed; different for every first pitch and velocity. */
    private static final class Noise implements Representation<Score> {
        @Override
        public List<Column> columns() {
            return IntStream.range(0, FEATURES)
                    .mapToObj(i -> new Column("noise " + i, "", 0, 1, Column.Type.CONTINUOUS, Scaling.identity()))
                    .toList();
        }

        @Override
        public Steps encode(Score score) {
            SplittableRandom random = new SplittableRandom(score.notes().get(0).onset());
            float[] values = new float[STEPS * FEATURES];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt() * 0x1p-31f;
            }
            return new Steps(STEPS, FEATURES, values);
        }

        @Override
        public Decoded<Score> decode(Steps steps, Score blank) {
            throw new UnsupportedOperationException("loading decodes nothing");
        }
    }

    /** Loads the music and looks at a window of every piece; prints how many were right. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] arguments) {
            List<Corpus.Piece<Score>> pieces = IntStream.range(0, PIECES)
                    .<Corpus.Piece<Score>>mapToObj(
                            i -> new FakeMusic.FakePiece("piece " + i, () -> Reading.of(score(i))))
                    .toList();
            Noise noise = new Noise();
            MusicSource<Score> source = new MusicSource<>(
                    ContentKinds.SCORE, pieces, noise, LoadOptions.of(1, 2), "noise", Optional.of("noise"));
            CorpusCache cache = new CorpusCache(Path.of(arguments[0]));
            for (int time = 0; time < 2; time++) {
                Dataset dataset = cache.load(source, false, new LoadProgress() {
                    @Override
                    public void at(int done, int total) {}

                    @Override
                    public void notice(String message) {
                        throw new IllegalStateException(message);
                    }
                });
                long right = IntStream.range(0, PIECES)
                        .filter(i -> dataset.pieces()
                                .get(i)
                                .steps(100 + i, 100)
                                .equals(noise.encode(score(i)).slice(100 + i, 200 + i)))
                        .count();
                System.out.println(right + " of " + dataset.pieces().size() + " cached " + dataset.cached());
            }
        }

        private static Score score(int i) {
            return Score.of(96, List.of(new Note(i, 96, 60, 64, 0)));
        }
    }

    @Test
    void isLoadedAndReadWindowByWindow() throws IOException, InterruptedException {
        assertThat((long) PIECES * STEPS * FEATURES * Float.BYTES).isGreaterThan(3L * MEBIBYTES / 2 << 20);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEBIBYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).contains("500 of 500 cached false", "500 of 500 cached true");
    }
}
