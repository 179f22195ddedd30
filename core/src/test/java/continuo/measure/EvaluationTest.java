package continuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Metric;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final NamedMetric NOTES =
            metric("notes", score -> OptionalDouble.of(score.notes().size()));
    private static final NamedMetric MEAN_PITCH = metric(
            "mean-pitch", score -> score.notes().stream().mapToInt(Note::pitch).average());
    private static final NamedMetric FIRST_PITCH = metric(
            "first-pitch",
            score -> score.notes().stream().mapToDouble(Note::pitch).findFirst());
    private static final NamedMetric NEVER = metric("never", score -> OptionalDouble.empty());

    private static NamedMetric metric(String id, Function<Score, OptionalDouble> value) {
        return new NamedMetric(id, new Metric<Score>() {
            @Override
            public OptionalDouble measure(Score score) {
                return value.apply(score);
            }

            @Override
            public String unit() {
                return "unit of " + id;
            }
        });
    }

    /** Notes of the given pitch, of the next one after ten notes, and so on. */
    private static NamedScore rising(String name, int notes, int pitch) {
        return new NamedScore(
                name,
                Score.of(
                        384,
                        IntStream.range(0, notes)
                                .mapToObj(i -> new Note(i, 1, pitch + i / 10, 64, 0))
                                .toList()));
    }

    private static MetricRow only(EvaluationTable table) {
        assertThat(table.rows()).hasSize(1);
        return table.rows().get(0);
    }

    @Test
    void wholePiecesStandInTheirColumns() {
        EvaluationTable table = Evaluation.evaluate(
                List.of(rising("a", 30, 40), rising("b", 10, 50), rising("silence", 0, 0)),
                List.of(NOTES, MEAN_PITCH),
                List.of(),
                10,
                1);
        assertThat(table.pieces())
                .containsExactly(
                        new EvaluationTable.Piece("a", 30, 3),
                        new EvaluationTable.Piece("b", 10, 1),
                        new EvaluationTable.Piece("silence", 0, 0));
        assertThat(table.rows()).extracting(MetricRow::metric).containsExactly("notes", "mean-pitch");
        assertThat(table.rows()).extracting(MetricRow::unit).containsExactly("unit of notes", "unit of mean-pitch");
        assertThat(table.rows().get(0).values())
                .containsExactly(OptionalDouble.of(30), OptionalDouble.of(10), OptionalDouble.of(0));
        assertThat(table.rows().get(1).values())
                .containsExactly(OptionalDouble.of(41), OptionalDouble.of(50), OptionalDouble.empty());
        assertThat(table.rows().get(1).mean()).hasValue(45.5);
    }

    @Test
    void bandOfThePiecesIsOverAllTheirWindows() {
        MetricRow row = only(Evaluation.evaluate(
                List.of(rising("a", 30, 40), rising("b", 19, 51)), List.of(MEAN_PITCH), List.of(), 10, 1));
        assertThat(row.generated()).contains(Band.of(new double[] {40, 41, 42, 51}));
        assertThat(row.real()).isEmpty();
    }

    @Test
    void everyWindowOfEveryBandHasTheSameNumberOfNotes() {
        EvaluationTable table = Evaluation.evaluate(
                List.of(rising("a", 250, 40)),
                List.of(NOTES),
                List.of(
                        rising("", 100, 0).score(),
                        rising("", 99, 0).score(),
                        rising("", 500, 0).score()),
                1);
        assertThat(table.windowNotes()).isEqualTo(100);
        assertThat(table.realWindows()).isEqualTo(2);
        assertThat(table.pieces().get(0).windows()).isEqualTo(2);
        assertThat(only(table).real()).contains(Band.of(new double[] {100, 100}));
        assertThat(only(table).generated()).contains(Band.of(new double[] {100, 100}));
    }

    @Test
    void windowShrinksWhereEveryPieceIsShorter() {
        List<NamedScore> pieces = List.of(rising("a", 30, 40), rising("b", 20, 40));
        assertThat(Evaluation.windowNotes(pieces, 100)).isEqualTo(30);
        assertThat(Evaluation.windowNotes(pieces, 25)).isEqualTo(25);
        assertThat(Evaluation.windowNotes(List.of(), 100)).isEqualTo(100);
        assertThat(Evaluation.windowNotes(List.of(rising("silence", 0, 0)), 100))
                .isEqualTo(100);
        EvaluationTable table = Evaluation.evaluate(
                pieces, List.of(NOTES), List.of(rising("", 100, 40).score()), 1);
        assertThat(only(table).real()).contains(Band.of(new double[] {30}));
    }

    @Test
    void nullBandIsOfUniformRandomPitches() {
        EvaluationTable table =
                Evaluation.evaluate(List.of(rising("a", 400, 40)), List.of(MEAN_PITCH), List.of(), 100, 1);
        Band chance = only(table).nullBand().orElseThrow();
        assertThat(table.nullDraws()).isEqualTo(200);
        assertThat(chance.count()).isEqualTo(200);
        // Mean of 100 uniform pitches: 63.5 with a standard deviation of 36.95 / 10.
        assertThat(chance.mean()).isBetween(62.5, 64.5);
        assertThat(chance.sd()).isBetween(3.2, 4.2);
    }

    @Test
    void metricThatDoesNotLookAtPitchHasNoNullBand() {
        assertThat(only(Evaluation.evaluate(List.of(rising("a", 400, 40)), List.of(NOTES), List.of(), 1))
                        .nullBand())
                .isEmpty();
    }

    @Test
    void metricThatChanceLeavesAtZeroHasANullBand() {
        NamedMetric repeats = metric(
                "repeats",
                score -> OptionalDouble.of(
                        score.notes().stream().map(Note::pitch).distinct().count() == 1 ? 1 : 0));
        assertThat(only(Evaluation.evaluate(List.of(rising("a", 40, 40)), List.of(repeats), List.of(), 1))
                        .nullBand()
                        .orElseThrow()
                        .p95())
                .isZero();
    }

    @Test
    void metricThatIsNeverDefinedHasNoBands() {
        MetricRow row = only(Evaluation.evaluate(
                List.of(rising("a", 100, 40)),
                List.of(NEVER),
                List.of(rising("", 100, 40).score()),
                1));
        assertThat(row.values()).containsExactly(OptionalDouble.empty());
        assertThat(row.mean()).isEmpty();
        assertThat(row.generated()).isEmpty();
        assertThat(row.real()).isEmpty();
        assertThat(row.nullBand()).isEmpty();
    }

    @Test
    void noPiecesStillShowTheBandOfRealMusic() {
        EvaluationTable table = Evaluation.evaluate(
                List.of(), List.of(MEAN_PITCH), List.of(rising("", 100, 40).score()), 1);
        assertThat(only(table).real().orElseThrow().mean()).isEqualTo(44.5);
        assertThat(only(table).nullBand()).isEmpty();
        assertThat(table.nullDraws()).isZero();
    }

    @Test
    void sameSeedGivesTheSameTableAndAnotherSeedOtherWindows() {
        List<NamedScore> pieces = List.of(rising("a", 300, 40));
        List<Score> real = IntStream.range(0, 50)
                .mapToObj(i -> rising("", 400, 20).score())
                .toList();
        List<NamedMetric> metrics = List.of(MEAN_PITCH, FIRST_PITCH);
        EvaluationTable table = Evaluation.evaluate(pieces, metrics, real, 7);
        assertThat(Evaluation.evaluate(pieces, metrics, real, 7)).isEqualTo(table);
        MetricRow other = Evaluation.evaluate(pieces, metrics, real, 8).rows().get(0);
        assertThat(other.real()).isNotEqualTo(table.rows().get(0).real());
        assertThat(other.nullBand()).isNotEqualTo(table.rows().get(0).nullBand());
        assertThat(other.generated()).isEqualTo(table.rows().get(0).generated());
    }

    @Test
    void nullDrawsSpreadOverMoreWindowsThanDraws() {
        EvaluationTable table =
                Evaluation.evaluate(List.of(rising("a", 700, 40)), List.of(MEAN_PITCH), List.of(), 2, 1);
        assertThat(table.pieces().get(0).windows()).isEqualTo(350);
        assertThat(only(table).nullBand().orElseThrow().count()).isEqualTo(200);
    }

    @Test
    void metricThatThrowsIsThePluginsFault() {
        NamedMetric throwing = metric("bad-metric", score -> {
            throw new IllegalStateException("no such scale");
        });
        assertFault(throwing, "metric bad-metric failed on a.mid", "no such scale");
        NamedMetric linking = metric("bad-metric", score -> {
            throw new NoSuchMethodError("gone");
        });
        assertFault(linking, "metric bad-metric failed on a.mid", "gone");
    }

    @Test
    void metricThatReturnsNoNumberIsThePluginsFault() {
        assertFault(metric("nan", score -> OptionalDouble.of(Double.NaN)), "metric nan returned NaN on a.mid");
        assertFault(
                metric("infinite", score -> OptionalDouble.of(Double.POSITIVE_INFINITY)),
                "metric infinite returned Infinity on a.mid");
        assertFault(metric("null", score -> null), "metric null returned null on a.mid");
    }

    private static void assertFault(NamedMetric metric, String... words) {
        assertThatThrownBy(() ->
                        Evaluation.evaluate(List.of(rising("a.mid", 30, 40)), List.of(NOTES, metric), List.of(), 1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.PLUGIN))
                .hasMessageContainingAll(words);
    }
}
