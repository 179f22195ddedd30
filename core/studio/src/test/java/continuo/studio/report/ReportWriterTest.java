package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.measure.EvaluationTable;
import continuo.measure.NamedScore;
import continuo.music.MidiReader;
import continuo.music.Note;
import continuo.music.Score;
import continuo.run.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    private static final String HOSTILE =
            "</title><script>alert(1)</script><img src=x onerror='alert(2)'>\"&amp; \u202Egnp \u0000\u0007";
    private static final EvaluationTable NOTHING = new EvaluationTable(List.of(), 100, 0, 0, 1, List.of(), List.of());

    @TempDir
    Path folder;

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    private static String withoutMidi(String html) {
        return html.replaceAll("data:audio/midi;base64,[A-Za-z0-9+/=]*", "");
    }

    @Test
    void pageHasEveryPart() {
        String html = ReportWriter.html(ReportFixture.data());
        assertThat(html)
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>first-song – Continuo</title>")
                .contains("31 January 2026, 12:00 UTC")
                .contains("<section id=\"listen\">", "<section id=\"measures\">")
                .contains("<section id=\"training\">", "<section id=\"experiment\">")
                .contains("learned from 30 pieces with 8,431 notes")
                .contains("Highest minus lowest pitch")
                .contains("cd34".repeat(16));
        assertThat(count(html, "<article class=\"piece\"")).isEqualTo(3);
        assertThat(count(html, "<figure class=\"chart\"")).isEqualTo(5);
        assertThat(count(html, "class=\"strip\"")).isEqualTo(4);
    }

    @Test
    void whatItComposedOnTheWayAndWhatTheDoctorSays() {
        assertThat(ReportWriter.html(ReportFixture.data())).doesNotContain("id=\"progress\"", "id=\"doctor\"");
        String html = ReportWriter.html(ReportFixture.watched());
        assertThat(count(html, "<figure class=\"chart\"")).isEqualTo(5 + 3);
        assertThat(html)
                .contains("nats per note of held-out pieces", "frequencies alone (8.5)")
                .contains("Held-out negative log-likelihood: from 6 after epoch 0 to 4 after epoch 20.")
                .contains("On training pieces it is 3.5 in the end.")
                .contains("What it composed on the way", "(200 in the end)")
                .contains("Realism: from 0.3 after epoch 0 to 0.5 after epoch 20.")
                .contains("\"steps\":[0,5,10,15,20],\"values\":[40.0,35.0,30.0,25.0,20.0],\"lows\":[36.0")
                .contains("<section id=\"doctor\">", "<bdi>collapse</bdi>", "epoch 7, step 41")
                .contains("All &lt;pieces&gt; are one.", "set trainer.score=energy.");
    }

    @Test
    void everyElementIsClosed() {
        String html = withoutMidi(ReportWriter.html(ReportFixture.watched()));
        for (String tag : List.of("div", "span", "table", "tr", "td", "svg", "section", "details", "script", "bdi")) {
            assertThat(count(html, "<" + tag + "[ >]")).as(tag).isEqualTo(count(html, "</" + tag + ">"));
        }
    }

    @Test
    void namesOfOthersStayText() {
        List<NamedScore> samples = List.of(new NamedScore(HOSTILE, ReportFixture.piece(1, 40)));
        ReportData data = ReportFixture.data(HOSTILE, hostileLog(), samples)
                .withRemark(new FactGroup(HOSTILE, HOSTILE, List.of(new Fact(HOSTILE, HOSTILE))))
                .withMetricSummaries(Map.of("span", HOSTILE));
        String html = ReportWriter.html(data);
        assertThat(html).doesNotContain("<script>alert", "<img", "\u0000", "\u0007");
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(count(html, "<script>")).as("the page's own").isEqualTo(1);
        assertThat(html).contains("<h1><bdi>&lt;/title&gt;");
    }

    private static List<LogLine> hostileLog() {
        return List.of(
                new LogLine(1, HOSTILE, 1, Map.of(HOSTILE, 1.0)), new LogLine(2, HOSTILE, 1, Map.of(HOSTILE, 2.0)));
    }

    @Test
    void nothingIsFetched() {
        String html = withoutMidi(ReportWriter.html(ReportFixture.data()));
        assertThat(html).doesNotContain("http:", "https:", "//", "@import", "url(");
        Matcher references = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(html);
        assertThat(references.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(
                        reference -> reference.startsWith("#") || reference.startsWith("data:") || reference.isEmpty());
        assertThat(html).contains("default-src &#39;none&#39;");
    }

    @Test
    void longTrainingMakesNoLargeFile() {
        List<LogLine> log = ReportFixture.log(5_000, 45_000, 300);
        String html = ReportWriter.html(ReportFixture.data("long", log, List.of()));
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(400_000);
    }

    @Test
    void manyLongPiecesStayInBounds() {
        List<NamedScore> samples = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            samples.add(new NamedScore("piece " + i, ReportFixture.piece(i, 1_000)));
        }
        String html = ReportWriter.html(ReportFixture.data("pieces", ReportFixture.log(200, 3_000, 20), samples));
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
    }

    @Test
    void midiFilesAreInThePage() {
        ReportData data = ReportFixture.data();
        Matcher links = Pattern.compile("download=\"([^\"]*)\" href=\"data:audio/midi;base64,([^\"]*)\"")
                .matcher(ReportWriter.html(data));
        assertThat(links.find()).isTrue();
        assertThat(links.group(1)).isEqualTo("sample-01.mid");
        byte[] midi = Base64.getDecoder().decode(links.group(2));
        Score read = MidiReader.read(midi, "the page", false).content();
        assertThat(read.notes())
                .containsExactlyInAnyOrderElementsOf(
                        data.samples().get(0).score().notes());
    }

    @Test
    void runWithNothingYetHasAReport() {
        ReportData data =
                new ReportData("new", ReportFixture.manifest(), List.of(), NOTHING, Map.of(), List.of(), List.of());
        assertThat(ReportWriter.html(data))
                .contains("It has not been trained yet.")
                .contains("There is no piece in this report.")
                .contains("Nothing was measured.")
                .contains("No step of a training was logged.");
    }

    @Test
    void oddPiecesAreShown() {
        Score silent = Score.of(384, List.of());
        Score drums = Score.of(384, List.of(new Note(0, 100, 36, 100, Note.DRUM_CHANNEL)));
        Score instant = Score.of(384, List.of(new Note(0, 0, 0, 1, 0)));
        Score endless = Score.of(384, List.of(new Note(0, 100, 60, 64, 0), new Note(1L << 39, 100, 127, 127, 0)));
        List<NamedScore> samples = List.of(
                new NamedScore("silent", silent),
                new NamedScore("drums", drums),
                new NamedScore("instant", instant),
                new NamedScore("endless", endless));
        String html = ReportWriter.html(
                new ReportData("odd", ReportFixture.manifest(), List.of(), NOTHING, Map.of(), samples, List.of()));
        assertThat(count(html, "This piece has no notes.")).isEqualTo(2);
        assertThat(count(html, "Only the first")).isEqualTo(1);
        assertThat(html.length()).isLessThan(200_000);
    }

    @Test
    void sameDataGivesTheSameBytes() {
        assertThat(ReportWriter.html(ReportFixture.data())).isEqualTo(ReportWriter.html(ReportFixture.data()));
    }

    @Test
    void runsFolderIsGathered() throws IOException {
        Path run = Files.createDirectory(folder.resolve("my-run"));
        ReportFixture.manifest().write(run.resolve("run.json"));
        Files.writeString(run.resolve("log.jsonl"), """
                {"step":1,"phase":"pretrain","epoch":1,"length":4,"loss.next":0.5,"norm.g":2.0}
                {"note":"resumed"}
                {"step":2,"phase":"train","epoch":1,"length":100,"loss.d":1.4,"frozen.d":0.0}
                """);
        ReportData data = ReportData.of(new RunDirectory(run), NOTHING, List.of());
        assertThat(data.title()).isEqualTo("my-run");
        assertThat(data.manifest()).isEqualTo(ReportFixture.manifest());
        assertThat(data.log())
                .containsExactly(
                        new LogLine(1, "pretrain", 1, Map.of("loss.next", 0.5, "norm.g", 2.0)),
                        new LogLine(2, "train", 1, Map.of("loss.d", 1.4, "frozen.d", 0.0)));
        Path html = folder.resolve("report.html");
        ReportWriter.write(data, html);
        assertThat(Files.readString(html)).isEqualTo(ReportWriter.html(data));
    }
}
