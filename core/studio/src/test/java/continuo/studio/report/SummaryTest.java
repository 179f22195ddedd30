package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.measure.Band;
import continuo.measure.EvaluationTable;
import continuo.measure.MetricRow;
import continuo.measure.NamedScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
    /** Its percentiles are middle ± 1 and ± 2, whatever lies beyond. */
    private static Band band(double middle) {
        return new Band(40, middle, 1, middle - 2, middle - 1, middle, middle + 1, middle + 2);
    }

    private static MetricRow row(String metric, double generated, double chance) {
        return new MetricRow(
                metric,
                "pitches",
                List.of(OptionalDouble.of(generated)),
                Optional.of(band(generated)),
                Optional.of(band(10)),
                Optional.of(band(chance)));
    }

    private static String summary(List<LogLine> log, MetricRow... rows) {
        EvaluationTable table = new EvaluationTable(
                List.of(new EvaluationTable.Piece("a", 50, 1)), 50, 40, 200, 1, List.of(rows), List.of());
        List<NamedScore> samples = List.of(new NamedScore("a", ReportFixture.piece(1, 50)));
        return String.join(
                " ",
                new Summary(new ReportData("run", ReportFixture.manifest(), log, table, Map.of(), samples, List.of()))
                        .sentences());
    }

    @Test
    void placesAreJudgedByTheMedian() {
        assertThat(IntStream.of(7, 8, 9, 10, 11, 12, 13)
                        .mapToObj(value ->
                                Verdict.of(row("a", value, 99)).orElseThrow().place()))
                .containsExactly(
                        Verdict.Place.BELOW,
                        Verdict.Place.LOW,
                        Verdict.Place.TYPICAL,
                        Verdict.Place.TYPICAL,
                        Verdict.Place.TYPICAL,
                        Verdict.Place.HIGH,
                        Verdict.Place.ABOVE);
        assertThat(Verdict.of(row("a", 13, 12)).orElseThrow().likeChance()).isTrue();
        assertThat(Verdict.of(row("a", 10, 10)).orElseThrow().likeChance()).isFalse();
    }

    @Test
    void summaryNamesWhatIsOutside() {
        assertThat(summary(List.of(), row("a", 10, 1), row("b", 20, 1), row("reference-b", 20, 1)))
                .contains("On 1 of 2 measures", "Higher than in real music: b.")
                .doesNotContain("reference-b", "Lower");
    }

    @Test
    void manyMeasuresOutsideAreCounted() {
        MetricRow[] rows = IntStream.range(0, 9)
                .mapToObj(i -> row("m" + i, i < 7 ? 20 : 0, 99))
                .toArray(MetricRow[]::new);
        assertThat(summary(List.of(), rows))
                .contains("On 0 of 9 measures", "Higher than in real music: m0, m1, m2 and 4 more. Lower: m7, m8.");
    }

    @Test
    void summarySaysHowTheContestEnded() {
        assertThat(summary(List.of(new LogLine(1, LogLine.TRAIN, 20, Map.of("fooled", 0.01, "loss.d", 1.0)))))
                .contains("against bi-lstm", "took most of the generated music for real");
        assertThat(summary(List.of(new LogLine(1, LogLine.TRAIN, 20, Map.of("fooled", 5.0, "loss.d", 1.0)))))
                .contains("recognised generated music nearly every time");
    }

    @Test
    void summarySaysThatTheTrainingIsNotFinished() {
        assertThat(summary(List.of(new LogLine(1, LogLine.TRAIN, 3, Map.of("loss.d", 1.0)))))
                .contains("in epoch 3 of 20");
        assertThat(summary(List.of(new LogLine(1, LogLine.PRETRAIN, 6, Map.of("loss.next", 1.0)))))
                .contains("in epoch 6 of 6 of its practice");
    }
}
