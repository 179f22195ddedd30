package continuo.measure;

import continuo.content.NullModel;
import continuo.content.Windows;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures pieces, and compares them with real music and with chance.
 *
 * <p>Many metrics depend on how long a piece is: repetitions grow with the square of the notes, spans and unique tones grow
 * too. So every piece is measured twice: whole, for its own column, and cut into successive windows of one number of
 * notes, for the bands. The pieces' band, the band of real music (one random window a piece) and the null band (the
 * pieces' windows with uniform random pitches) are then comparable.
 *
 * <p>Works on several threads; the result depends on the arguments only.
 */
public final class Evaluation {
    /** The window that published bands were measured on. */
    public static final int DEFAULT_WINDOW_NOTES = 100;

    /** Draws of the null model: the 5th and 95th percentile then rest on ten draws outside each. */
    static final int NULL_DRAWS = 200;

    private Evaluation() {}

    /**
     * The notes a window will have: as wanted, unless every piece is shorter; then as many as the longest piece has, so
     * that there is something to compare. Cut windows of real music to this length.
     *
     * @param wanted at least 1
     */
    public static int windowNotes(List<NamedScore> pieces, int wanted) {
        int longest = pieces.stream()
                .mapToInt(piece -> piece.score().notes().size())
                .max()
                .orElse(0);
        return longest == 0 ? wanted : Math.min(wanted, longest);
    }

    /** Evaluates by metrics of single pieces, with windows of {@value #DEFAULT_WINDOW_NOTES} notes. */
    public static EvaluationTable evaluate(
            List<NamedScore> pieces, List<NamedMetric> metrics, List<Score> real, long seed) {
        return evaluate(pieces, metrics, real, DEFAULT_WINDOW_NOTES, seed);
    }

    /** Evaluates by metrics of single pieces. */
    public static EvaluationTable evaluate(
            List<NamedScore> pieces, List<NamedMetric> metrics, List<Score> real, int wanted, long seed) {
        return evaluate(pieces, new Metrics(metrics, List.of()), new RealMusic(real, List.of()), wanted, seed);
    }

    /** Evaluates with windows of {@value #DEFAULT_WINDOW_NOTES} notes. */
    public static EvaluationTable evaluate(List<NamedScore> pieces, Metrics metrics, RealMusic real, long seed) {
        return evaluate(pieces, metrics, real, DEFAULT_WINDOW_NOTES, seed);
    }

    /**
     * Evaluates pieces.
     *
     * @param real real music, best one window a piece and at least 200 pieces; one window at a random place is taken of
     *     each, which of a window already cut to length is the whole; those that are shorter than a window are left
     *     out; the bands of real music are those of what was held out
     * @param wanted notes in a window, at least 1; see {@link #windowNotes}
     * @throws continuo.fault.Failure of kind PLUGIN, naming the metric, where one throws or returns NaN or an infinite
     *     number
     */
    public static EvaluationTable evaluate(
            List<NamedScore> pieces, Metrics wantedMetrics, RealMusic real, int wanted, long seed) {
        List<NamedMetric> metrics = wantedMetrics.metrics();
        int notes = windowNotes(pieces, wanted);
        SplittableRandom realRandom = new SplittableRandom(seed);
        SplittableRandom nullRandom = realRandom.split();

        List<EvaluationTable.Piece> columns = new ArrayList<>();
        List<NamedScore> windows = new ArrayList<>();
        for (NamedScore piece : pieces) {
            List<Score> cuts = Windows.successive(piece.score(), notes);
            cuts.forEach(cut -> windows.add(new NamedScore("a window of " + piece.name(), cut)));
            columns.add(new EvaluationTable.Piece(
                    piece.name(), piece.score().notes().size(), cuts.size()));
        }
        List<Score> heldOut = oneEach(real.heldOut(), notes, realRandom);
        List<NamedScore> realWindows = heldOut.stream()
                .map(cut -> new NamedScore("a window of real music", cut))
                .toList();

        Measured whole = Measured.of(pieces, metrics);
        Measured generated = Measured.of(windows, metrics);
        Measured comparison = Measured.of(realWindows, metrics);
        NullBands chance = NullBands.of(windows, generated, metrics, nullRandom);
        List<MetricRow> rows = IntStream.range(0, metrics.size())
                .mapToObj(m -> new MetricRow(
                        metrics.get(m).id(),
                        metrics.get(m).unit(),
                        whole.values(m),
                        generated.band(m),
                        comparison.band(m),
                        chance.band(m)))
                .toList();
        SplittableRandom setRandom = new SplittableRandom(seed).split().split();
        List<Score> ones = oneEach(pieces.stream().map(NamedScore::score).toList(), notes, setRandom);
        List<SetRow> sets = SetEvaluation.evaluate(
                ones,
                wantedMetrics.setMetrics(),
                new RealMusic(heldOut, oneEach(real.training(), notes, setRandom)),
                seed);
        return new EvaluationTable(columns, notes, realWindows.size(), chance.draws(), seed, rows, sets);
    }

    private static List<Score> oneEach(List<Score> scores, int notes, SplittableRandom random) {
        return scores.stream()
                .flatMap(score -> Windows.random(score, notes, random).stream())
                .toList();
    }

    /** Values of some scores: {@code values[score][metric]}. */
    private record Measured(OptionalDouble[][] values) {
        static Measured of(List<NamedScore> scores, List<NamedMetric> metrics) {
            return new Measured(scores.parallelStream()
                    .map(score -> metrics.stream()
                            .map(metric -> metric.measure(score.score(), score.name()))
                            .toArray(OptionalDouble[]::new))
                    .toArray(OptionalDouble[][]::new));
        }

        List<OptionalDouble> values(int metric) {
            return Arrays.stream(values).map(row -> row[metric]).toList();
        }

        Optional<Band> band(int metric) {
            double[] defined = Arrays.stream(values)
                    .filter(row -> row[metric].isPresent())
                    .mapToDouble(row -> row[metric].getAsDouble())
                    .toArray();
            return defined.length == 0 ? Optional.empty() : Optional.of(Band.of(defined));
        }
    }

    /** What the pieces' windows would score with random pitches. */
    private record NullBands(Measured drawn, boolean[] looksAtPitch) {
        static NullBands of(
                List<NamedScore> windows, Measured unchanged, List<NamedMetric> metrics, SplittableRandom random) {
            int draws = windows.isEmpty() ? 0 : NULL_DRAWS;
            // Spread evenly over the windows, whether there are fewer of them than draws or more.
            int[] sources = IntStream.range(0, draws)
                    .map(draw -> (int) ((long) draw * windows.size() / draws))
                    .toArray();
            Measured drawn = Measured.of(
                    Arrays.stream(sources)
                            .mapToObj(s -> new NamedScore(
                                    "random pitches",
                                    NullModel.uniformPitch(windows.get(s).score(), random)))
                            .toList(),
                    metrics);
            // Random pitches may happen to leave a count at 0, as those of long repetitions: so one pitch for all, too.
            Measured flat = Measured.of(
                    Arrays.stream(sources)
                            .mapToObj(s -> new NamedScore(
                                    "a single pitch",
                                    NullModel.constantPitch(windows.get(s).score())))
                            .toList(),
                    metrics);
            boolean[] looksAtPitch = new boolean[metrics.size()];
            for (int draw = 0; draw < draws; draw++) {
                for (int m = 0; m < looksAtPitch.length; m++) {
                    OptionalDouble before = unchanged.values[sources[draw]][m];
                    looksAtPitch[m] |= !before.equals(drawn.values[draw][m]) || !before.equals(flat.values[draw][m]);
                }
            }
            return new NullBands(drawn, looksAtPitch);
        }

        int draws() {
            return drawn.values.length;
        }

        Optional<Band> band(int metric) {
            return looksAtPitch[metric] ? drawn.band(metric) : Optional.empty();
        }
    }
}
