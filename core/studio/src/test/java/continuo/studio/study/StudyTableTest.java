package continuo.studio.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.design.Design;
import continuo.fault.Failure;
import continuo.measure.Band;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic of a study's table, and what it is computed from as files. */
class StudyTableTest {
    private static final Design DESIGN = Design.initial().with(Design.initial().choices());
    private static final Variant GAN = new Variant("gan", DESIGN, 6, 25);
    private static final Variant BASELINE = new Variant("baseline", DESIGN, 6, 25);
    private static final Study STUDY = new Study("s", List.of(GAN, BASELINE), List.of(1L, 2L), 4);

    private static OptionalDouble of(double value) {
        return OptionalDouble.of(value);
    }

    private static Outcome outcome(double seconds, double realism, List<Double> polyphony, Band real) {
        Result result = new Result(
                10,
                4,
                polyphony.size(),
                30,
                true,
                1,
                List.of(0.0, 0.1, 0.2, 0.1),
                List.of(new Result.OfWindows("polyphony", "fraction", polyphony, Optional.of(real), Optional.empty())),
                List.of(new Result.OfSet(
                        "realism",
                        "fraction",
                        of(realism),
                        of(realism - 0.04),
                        of(realism + 0.04),
                        of(0.9),
                        of(0.3),
                        Map.of("polyphony", 0.5))),
                Optional.of(new Result.OfSet(
                        "realism",
                        "fraction",
                        of(realism + 0.1),
                        of(realism + 0.05),
                        of(realism + 0.15),
                        of(0.95),
                        of(0.35),
                        Map.of())));
        return new Outcome(of(seconds), Optional.of(result));
    }

    private static Band band(double low, double high) {
        return new Band(30, 0.5, 0.1, low - 0.1, low, (low + high) / 2, high, high + 0.1);
    }

    private static Function<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = Map.of(
                "s-gan-seed1", outcome(60, 0.5, List.of(0.2, 0.4), band(0.2, 0.6)),
                "s-gan-seed2", outcome(80, 0.6, List.of(0.4, 0.6, 0.8, 0.6), band(0.3, 0.7)));
        return run -> outcomes.getOrDefault(run, Outcome.NONE);
    }

    @Test
    void aRunIsNamedAfterStudyVariantAndSeedAndSeedsComeOneAfterTheOther() {
        assertThat(STUDY.cells())
                .extracting(Study.Cell::run)
                .containsExactly("s-gan-seed1", "s-baseline-seed1", "s-gan-seed2", "s-baseline-seed2");
        assertThat(new Study("one", List.of(new Variant("", Design.initial(), 1, 1)), List.of(7L), 1).cells())
                .extracting(Study.Cell::run)
                .containsExactly("one-seed7");
    }

    @Test
    void meansAreOverSeedsMediansOverAllWindowsAndBandsOverRuns() {
        StudyTable.Row gan = StudyTable.of(STUDY, outcomes()).rows().get(0);
        assertThat(gan.runs()).isEqualTo(2);
        assertThat(gan.seconds()).hasValue(70);
        assertThat(gan.pieces()).isEqualTo(8);
        assertThat(gan.windows()).isEqualTo(6);
        assertThat(gan.degenerate()).isEqualTo(2);
        StudyTable.Figure polyphony = gan.figure("polyphony").orElseThrow();
        assertThat(polyphony.mean()).isEqualTo((0.3 + 0.6) / 2, within(1e-12));
        assertThat(polyphony.median()).hasValue(0.5);
        assertThat(polyphony.reference().low().orElseThrow()).isEqualTo(0.25, within(1e-12));
        assertThat(polyphony.reference().high().orElseThrow()).isEqualTo(0.65, within(1e-12));
        assertThat(polyphony.inside()).contains(true);
        assertThat(gan.inside()).isEqualTo(1);
        assertThat(gan.comparable()).isEqualTo(1);
        StudyTable.Figure realism = gan.figure("realism").orElseThrow();
        assertThat(realism.mean()).isEqualTo(0.55, within(1e-12));
        assertThat(realism.median()).isEmpty();
        assertThat(realism.inside()).isEmpty();
        assertThat(realism.reference().real()).hasValue(0.9);
        assertThat(realism.reference().chance()).hasValue(0.3);
        StudyTable.Figure validation = gan.figure("realism-validation").orElseThrow();
        assertThat(validation.mean()).isEqualTo(0.65, within(1e-12));
        assertThat(validation.reference().real()).hasValue(0.95);
        assertThat(gan.figure("dropped").orElseThrow().mean()).isEqualTo(0.1, within(1e-12));
        assertThat(gan.figures().keySet()).containsExactly("realism", "realism-validation", "polyphony", "dropped");
    }

    @Test
    void aVariantOfWhichNothingIsKnownHasAnEmptyRow() {
        StudyTable.Row baseline = StudyTable.of(STUDY, outcomes()).rows().get(1);
        assertThat(baseline.runs()).isZero();
        assertThat(baseline.seconds()).isEmpty();
        assertThat(baseline.figures()).isEmpty();
    }

    @Test
    void anIntervalOfOneSeedIsThatOfItsPieces() {
        assertThat(Bootstrap.ofEstimates(List.of(new Bootstrap.Estimate(0.5, 0.44, 0.57))))
                .isEqualTo(new Bootstrap.Interval(0.44, 0.57));
        double[] pieces = IntStream.range(0, 400).mapToDouble(i -> i % 2).toArray();
        Bootstrap.Interval interval = Bootstrap.ofMeans(List.of(pieces));
        // Four hundred throws of a coin: half of them, 1.96 standard errors of 0.025 on either side.
        assertThat(interval.low()).isEqualTo(0.451, within(0.01));
        assertThat(interval.high()).isEqualTo(0.549, within(0.01));
    }

    @Test
    void seedsThatDifferMakeAnIntervalWide() {
        double[] low = IntStream.range(0, 400).mapToDouble(i -> 0.2).toArray();
        double[] high = IntStream.range(0, 400).mapToDouble(i -> 0.8).toArray();
        Bootstrap.Interval means = Bootstrap.ofMeans(List.of(low, high));
        assertThat(means.low()).isEqualTo(0.2, within(1e-9));
        assertThat(means.high()).isEqualTo(0.8, within(1e-9));
        Bootstrap.Interval realism = Bootstrap.ofEstimates(
                List.of(new Bootstrap.Estimate(0.4, 0.4, 0.4), new Bootstrap.Estimate(0.6, 0.6, 0.6)));
        assertThat(realism).isEqualTo(new Bootstrap.Interval(0.4, 0.6));
    }

    @Test
    void whatIsKeptIsReadBack(@TempDir Path runs) {
        StudyFolder folder = StudyFolder.of("s", runs.resolve("runs"));
        assertThat(folder.folder()).isEqualTo(runs.resolve("studies/s"));
        assertThat(folder.study()).isEmpty();
        assertThat(folder.outcome("s-gan-seed1")).isEqualTo(Outcome.NONE);
        folder.write(STUDY);
        assertThat(folder.study()).contains(STUDY);
        Outcome kept = outcomes().apply("s-gan-seed1");
        folder.write("s-gan-seed1", kept);
        assertThat(folder.outcome("s-gan-seed1")).isEqualTo(kept);
        Outcome trained = kept.trained(5);
        folder.write("s-gan-seed1", trained);
        assertThat(folder.outcome("s-gan-seed1")).isEqualTo(new Outcome(of(65), Optional.empty()));
    }

    @Test
    void aDamagedFileIsNamed(@TempDir Path runs) throws IOException {
        StudyFolder folder = StudyFolder.of("s", runs.resolve("runs"));
        folder.write(STUDY);
        Path file = folder.folder().resolve("study.json");
        Files.writeString(file, Files.readString(file).replace("\"epochs\"", "\"epoch\""));
        Assertions.assertThatExceptionOfType(Failure.class)
                .isThrownBy(folder::study)
                .withMessageContaining("study.json")
                .withMessageContaining("epochs is missing");
    }

    @Test
    void curvesAreMeansOverSeedsAndLeaveOutWhatTheyCannotRead(@TempDir Path runs) throws IOException {
        Files.createDirectories(runs.resolve("s-gan-seed1"));
        Files.createDirectories(runs.resolve("s-gan-seed2"));
        Files.writeString(runs.resolve("s-gan-seed1/measures.jsonl"), """
                {"epoch":6,"phase":"pretrain","step":3,"pieces":200,"realism":0.2,"realism.low":0.1,"realism.high":0.3}
                {"epoch":5,"phase":"train","step":9,"pieces":200,"realism":0.4,"polyphony":0.5,"polyphony.p25":0.1}
                {"something":"else"}
                {"epoch":10,"phase":"train","realism":null}
                """);
        Files.writeString(runs.resolve("s-gan-seed2/measures.jsonl"), """
                {"epoch":5,"phase":"train","step":9,"pieces":200,"realism":0.6}
                """);
        MeasureCurves curves = MeasureCurves.of(STUDY, runs);
        assertThat(curves.lines().keySet()).containsExactly("realism", "polyphony");
        assertThat(curves.lines().get("realism"))
                .containsExactly(new MeasureCurves.Line(
                        "gan",
                        List.of(new MeasureCurves.Point(0, 0.2, 0.2, 0.2), new MeasureCurves.Point(5, 0.5, 0.4, 0.6))));
    }
}
