package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.design.Design;
import continuo.measure.Band;
import continuo.measure.NamedScore;
import continuo.studio.study.MeasureCurves;
import continuo.studio.study.Outcome;
import continuo.studio.study.Result;
import continuo.studio.study.Study;
import continuo.studio.study.StudyTable;
import continuo.studio.study.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StudyPageTest {
    private static final String HOSTILE = "</title><script>alert(1)</script>";

    private static StudyTable table(String... names) {
        List<Variant> variants = new ArrayList<>();
        for (String name : names) {
            variants.add(new Variant(name, Design.initial(), 6, 25));
        }
        Study study = new Study("paper", variants, List.of(1L, 2L, 3L), 300);
        Random random = new Random(1);
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        study.cells().forEach(cell -> outcomes.put(cell.run(), outcome(variants.indexOf(cell.variant()), random)));
        return StudyTable.of(study, outcomes::get);
    }

    private static Outcome outcome(int variant, Random random) {
        double realism = 0.35 + 0.12 * variant + 0.02 * random.nextGaussian();
        List<Result.OfWindows> metrics = new ArrayList<>();
        for (String metric : List.of(
                "polyphony", "scale-consistency", "tone-span", "unique-tones", "repetitions-3", "pitch-entropy")) {
            List<Double> values = IntStream.range(0, 300)
                    .mapToObj(i -> 0.3 + 0.1 * variant + 0.1 * random.nextGaussian())
                    .toList();
            metrics.add(new Result.OfWindows(
                    metric,
                    "fraction",
                    values,
                    Optional.of(new Band(279, 0.5, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8)),
                    metric.equals("polyphony")
                            ? Optional.empty()
                            : Optional.of(new Band(200, 0.1, 0.1, 0, 0.05, 0.1, 0.15, 0.2))));
        }
        Result.OfSet set = new Result.OfSet(
                "realism",
                "fraction",
                OptionalDouble.of(realism),
                OptionalDouble.of(realism - 0.03),
                OptionalDouble.of(realism + 0.03),
                OptionalDouble.of(0.93),
                OptionalDouble.of(0.41),
                Map.of());
        return new Outcome(
                OptionalDouble.of(754 + 100 * variant),
                Optional.of(new Result(
                        2725,
                        300,
                        298,
                        279,
                        true,
                        variant == 0 ? 2 : 0,
                        IntStream.range(0, 300).mapToObj(i -> 0.01).toList(),
                        metrics,
                        List.of(set),
                        Optional.of(set))));
    }

    private static MeasureCurves curves(String... names) {
        Map<String, List<MeasureCurves.Line>> lines = new LinkedHashMap<>();
        for (String metric : List.of("realism", "polyphony", "scale-consistency", "dropped")) {
            List<MeasureCurves.Line> of = new ArrayList<>();
            for (int v = 0; v < names.length; v++) {
                double level = 0.4 + 0.1 * v;
                of.add(new MeasureCurves.Line(
                        names[v],
                        IntStream.rangeClosed(-1, 5)
                                .map(i -> 5 * i)
                                .mapToObj(epoch -> new MeasureCurves.Point(
                                        epoch,
                                        level - level / (epoch + 8),
                                        level - level / (epoch + 8) - 0.04,
                                        level - level / (epoch + 8) + 0.03))
                                .toList()));
            }
            lines.put(metric, of);
        }
        return new MeasureCurves(lines);
    }

    /** A page that never was. */
    static String page(String... names) {
        List<NamedScore> pieces = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            pieces.add(new NamedScore(names[i], ReportFixture.piece(i, 120)));
        }
        return new StudyPage(
                        table(names),
                        curves(names),
                        Map.of("polyphony", "how often tones begin together", "realism", "how alike the sets are"),
                        pieces)
                .html();
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void pageHasTableCurvesPiecesAndVariants() {
        String html = page("c-rnn-gan", "c-rnn-gan-3", "baseline");
        assertThat(html)
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>paper – Continuo</title>")
                .contains("3 variants with 3 seeds each. All 9 runs are trained and measured.")
                .contains("Nearest to real music comes “baseline”", "its interval lies above all others.")
                .contains("real music", "chance", "0.35 to 0.65", "6 of 900", "12:34 min")
                .contains("aria-label=\"inside\"", "aria-label=\"outside\"", "All other metrics")
                .contains("Real music: 0.35 to 0.65.", "\"axis\":\"epoch\"")
                .contains("6 epochs of pre-training, 25 of training", "non-saturating");
        assertThat(html).contains("Choose a variant by its realism beside the validation side");
        assertThat(count(html, "<small>validation 0\\.\\d+</small>")).isEqualTo(3);
        assertThat(html).doesNotContain("realism-validation");
        assertThat(count(html, "<figure class=\"chart\"")).isEqualTo(4);
        assertThat(count(html, "class=\"spread s[0-2]\"")).isEqualTo(12);
        assertThat(html)
                .as("a colour each, which must outweigh that of a chart's only area")
                .contains(".chart path.spread {", ".chart path.spread.s1, .chart path.spread.s5 {");
        assertThat(count(html, "class=\"real-band\"")).isEqualTo(2);
        assertThat(count(html, "class=\"real-line\"")).isEqualTo(1);
        assertThat(count(html, "<article class=\"piece\"")).isEqualTo(3);
        for (String tag : List.of("div", "span", "table", "tr", "td", "svg", "section", "details", "small", "bdi")) {
            assertThat(count(html, "<" + tag + "[ >]")).as(tag).isEqualTo(count(html, "</" + tag + ">"));
        }
    }

    @Test
    void pageLoadsNothingAndNamesOfOthersStayText() {
        String html = page(HOSTILE, "b").replaceAll("data:audio/midi;base64,[A-Za-z0-9+/=]*", "");
        assertThat(html).doesNotContain("http:", "https:", "@import", "url(", "<script>alert");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(count(html, "<script>")).as("the page's own").isEqualTo(1);
    }

    @Test
    void withoutMeasuresOnTheWayThePageSaysSo() {
        Study study = new Study("new", List.of(new Variant("", Design.initial(), 1, 1)), List.of(1L), 5);
        String html = new StudyPage(
                        StudyTable.of(study, run -> Outcome.NONE), new MeasureCurves(Map.of()), Map.of(), List.of())
                .html();
        assertThat(html)
                .contains("0 of 1 run is trained and measured so far", "Nothing was measured yet.")
                .contains("The runs were not measured on their way", "No piece was composed yet.");
    }
}
