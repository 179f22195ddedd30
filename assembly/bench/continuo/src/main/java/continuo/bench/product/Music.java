package continuo.bench.product;

import continuo.bench.subject.Size;
import continuo.bench.subject.Work;
import continuo.content.ContentKinds;
import continuo.measure.NamedMetric;
import continuo.music.Note;
import continuo.music.Score;
import continuo.plugin.Selection;
import continuo.spi.Corpus;
import continuo.spi.Kind;
import continuo.spi.Representation;
import continuo.train.CorpusCache;
import continuo.train.CorpusLoader;
import continuo.train.Dataset;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import continuo.train.MusicSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Corpora and metrics. */
final class Music {
    private static final int PIECE_NOTES = 48_000;
    private static final int WINDOWS = 3_000;
    private static final int WINDOW_NOTES = 100;

    private final Installed installed;

    Music(Installed installed) {
        this.installed = installed;
    }

    /** Reads, cleans and encodes a folder, or some of its pieces, evenly spread. */
    Work load(Size size) {
        Corpus<Score> folder = installed
                .host()
                .corpus(installed.selection(Kind.CORPUS, "folder", "path=" + size.text("corpus")), ContentKinds.SCORE);
        Representation<Score> representation =
                installed.host()
                        .representation(
                                installed.selection(Kind.REPRESENTATION, "quadruplet", tones(size)), ContentKinds.SCORE);
        List<Corpus.Piece<Score>> all = folder.pieces();
        int count = Math.min(all.size(), size.pieces());
        List<Corpus.Piece<Score>> chosen = IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
        Corpus<Score> some = () -> chosen;
        LoadOptions options = LoadOptions.of(1, size.threads());
        return new Work() {
            private Dataset loaded;

            @Override
            public void repeat() {
                loaded = CorpusLoader.load(ContentKinds.SCORE, List.of(some), representation, options, LoadProgress.none());
            }
        };
    }

    private static String tones(Size size) {
        return "tones=" + (size.features() - 1) / 3;
    }

    /** The same folder once it has been encoded before: list its files, see that none has changed, map what was kept. */
    Work loadEncoded(Size size) {
        Selection folder = installed.selection(Kind.CORPUS, "folder", "path=" + size.text("corpus"));
        Selection representation = installed.selection(Kind.REPRESENTATION, "quadruplet", tones(size));
        LoadOptions options = LoadOptions.of(1, size.threads());
        CorpusCache cache = new CorpusCache(
                Path.of(System.getProperty("java.io.tmpdir"), "continuo-bench-" + System.getProperty("user.name")));
        return new Work() {
            private Dataset loaded = load(true);

            @Override
            public void repeat() {
                loaded = load(false);
                if (!loaded.cached()) {
                    throw new IllegalStateException("the corpus was read again");
                }
            }

            private Dataset load(boolean fresh) {
                MusicSource<?> source = MusicSource.of(installed.host(), List.of(folder), representation, options);
                return cache.load(source, fresh, LoadProgress.none());
            }
        };
    }

    Work measurePiece(Size size) {
        return measure(List.of(piece(PIECE_NOTES, new SplittableRandom(1))));
    }

    Work measureWindows(Size size) {
        SplittableRandom random = new SplittableRandom(1);
        return measure(IntStream.range(0, WINDOWS)
                .mapToObj(window -> piece(WINDOW_NOTES, random))
                .toList());
    }

    /** Every installed metric on every score. */
    private Work measure(List<Score> scores) {
        List<NamedMetric> metrics = installed.host().components(Kind.METRIC).stream()
                .map(metric -> new NamedMetric(metric.id(), installed.host().metric(installed.selection(Kind.METRIC, metric.id()), ContentKinds.SCORE)))
                .toList();
        return new Work() {
            private double sum;

            @Override
            public void repeat() {
                sum += scores.parallelStream()
                        .mapToDouble(score -> metrics.stream()
                                .mapToDouble(metric ->
                                        metric.measure(score, "a score").orElse(0))
                                .sum())
                        .sum();
            }
        };
    }

    /** A walk about a scale with chords: repeats itself as much as music does, rather than as little as noise. */
    private static Score piece(int notes, SplittableRandom random) {
        int[] scale = {0, 2, 4, 5, 7, 9, 11};
        List<Note> made = new ArrayList<>(notes);
        long onset = 0;
        int degree = 14;
        for (int i = 0; i < notes; i++) {
            onset += random.nextInt(3) == 0 ? 0 : 96L << random.nextInt(3);
            degree = Math.max(0, Math.min(28, degree + random.nextInt(-2, 3)));
            int pitch = 40 + 12 * (degree / 7) + scale[degree % 7];
            made.add(new Note(onset, 96L << random.nextInt(3), pitch, random.nextInt(40, 100), 0));
        }
        return Score.of(Score.PAPER_TICKS_PER_QUARTER, made);
    }
}
