package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import continuo.measure.NamedScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Opens a report in headless Chromium. Leaves pictures of it in {@code target/report-screenshots}. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "report-screenshots");

    @TempDir
    Path folder;

    private Browser browser;
    private Path report;

    @BeforeAll
    void openBrowser(@TempDir Path place) throws IOException {
        for (String program : new String[] {"chromium", "chromedriver"}) {
            assumeTrue(
                    Browser.program(program).isPresent(),
                    "skipped: no " + program + " (Debian: apt-get install chromium chromium-driver)");
        }
        report = place.resolve("report.html");
        ReportWriter.write(ReportFixture.data(), report);
        browser = Browser.start(place.resolve("profile"));
    }

    @AfterAll
    void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void loadAnew() throws IOException {
        browser.resize(1_280, 900);
        browser.preferColours("light");
        browser.load(report);
        browser.run("localStorage.clear();");
        browser.load(report);
    }

    private double number(String script) throws IOException {
        return browser.run("return " + script).asDouble();
    }

    private String text(String script) throws IOException {
        return browser.run("return " + script).asText();
    }

    @Test
    void nothingIsComplainedOfAndNothingFetched() throws IOException {
        browser.complaints();
        browser.requests();
        browser.load(report);
        browser.click(".play");
        assertThat(browser.until("return window.continuo.sound().place > 0.1")).isTrue();
        browser.click(".theme");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .contains(report.toUri().toString())
                .allMatch(address -> address.equals(report.toUri().toString()) || address.startsWith("data:"));
    }

    @Test
    void buttonStartsAndStopsTheMusic() throws IOException {
        assertThat(text("window.continuo.sound().state")).isEqualTo("none");
        browser.click("#piece-1 .play");
        assertThat(browser.until("return window.continuo.sound().state === 'running'"))
                .isTrue();
        double time = number("window.continuo.sound().time");
        String cursor = text("document.querySelector('#piece-1 .cursor').style.transform");
        assertThat(browser.until("return window.continuo.sound().time > " + (time + 0.3)))
                .isTrue();
        assertThat(browser.until("return window.continuo.sound().voices > 0")).isTrue();
        assertThat(text("document.querySelector('#piece-1 .cursor').style.transform"))
                .isNotEqualTo(cursor);
        assertThat(text("document.querySelector('#piece-1 .play').getAttribute('aria-label')"))
                .isEqualTo("Stop sample-01.mid");
        browser.click("#piece-1 .play");
        assertThat(number("window.continuo.sound().voices")).isZero();
        assertThat(text("document.querySelector('#piece-1 .play .word').textContent"))
                .isEqualTo("Play");
    }

    @Test
    void onePiecePlaysAtATime() throws IOException {
        browser.click("#piece-1 .play");
        assertThat(browser.until("return window.continuo.sound().place > 0")).isTrue();
        browser.click("#piece-2 .play");
        assertThat(browser.until("return document.querySelector('#piece-2.sounding') !== null"))
                .isTrue();
        assertThat(number("document.querySelectorAll('.sounding').length")).isEqualTo(1);
    }

    @Test
    void aThousandNotesAreStruckAFewAtATime() throws IOException {
        browser.click("#piece-3 .play");
        assertThat(browser.until("return window.continuo.sound().place > 1")).isTrue();
        assertThat(number("window.continuo.sound().voices")).isBetween(1.0, 32.0);
    }

    @Test
    void placeInThePieceCanBeChosen() throws IOException {
        browser.run("const seek = document.querySelector('#piece-3 .seek'); seek.value = '60';"
                + "seek.dispatchEvent(new Event('input'));");
        assertThat(text("document.querySelector('#piece-3 .clock').textContent"))
                .startsWith("1:00 / ");
        browser.click("#piece-3 .play");
        assertThat(browser.until("return window.continuo.sound().place > 60")).isTrue();
    }

    @Test
    void soundIsNotSilence() throws IOException {
        browser.run("window.continuoPeak = 0; const make = AudioNode.prototype.connect;"
                + "AudioNode.prototype.connect = function (to, ...rest) {"
                + "  if (to instanceof AudioDestinationNode && !this.watched) {"
                + "    this.watched = true; const ear = new AnalyserNode(this.context); make.call(this, ear);"
                + "    const wave = new Float32Array(ear.fftSize);"
                + "    setInterval(() => { ear.getFloatTimeDomainData(wave);"
                + "      window.continuoPeak = Math.max(window.continuoPeak, ...wave.map(Math.abs)); }, 20);"
                + "  } return make.call(this, to, ...rest); };");
        browser.click("#piece-1 .play");
        assertThat(browser.until("return window.continuoPeak > 0.02")).isTrue();
        assertThat(browser.until("return window.continuo.sound().place > 2")).isTrue();
        assertThat(number("window.continuoPeak")).isLessThan(1);
    }

    @Test
    void chartsTellTheirValues() throws IOException {
        browser.run("document.querySelectorAll('.plot-area')[1].focus();");
        assertThat(text("document.querySelectorAll('.readout')[1].textContent"))
                .matches("step \\d+: generator [\\d.]+ · discriminator [\\d.]+");
    }

    @Test
    void themeFollowsTheSystemUntilChosen() throws IOException {
        String background = "getComputedStyle(document.body).backgroundColor";
        String light = text(background);
        browser.preferColours("dark");
        String dark = text(background);
        assertThat(dark).isNotEqualTo(light);
        browser.click(".theme");
        assertThat(text(background)).isEqualTo(light);
        browser.click(".theme");
        browser.preferColours("light");
        assertThat(text(background)).isEqualTo(dark);
        browser.click(".theme");
        assertThat(text(background)).isEqualTo(light);
    }

    @Test
    void pageFitsNarrowAndWide() throws IOException {
        for (String colours : new String[] {"light", "dark"}) {
            for (int width : new int[] {360, 800, 1_600}) {
                browser.preferColours(colours);
                browser.resize(width, 900);
                browser.load(report);
                assertThat(number("document.documentElement.scrollWidth"))
                        .as("width of the page at " + width)
                        .isLessThanOrEqualTo(width);
                browser.photograph(SCREENSHOTS.resolve(colours + "-" + width + ".png"));
            }
        }
    }

    @Test
    void pageFitsPaper() throws IOException {
        browser.command("Emulation.setEmulatedMedia", "{\"media\":\"print\"}");
        browser.resize(720, 1_000);
        browser.load(report);
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(720);
        browser.photograph(SCREENSHOTS.resolve("paper.png"));
    }

    @Test
    void everythingThatCanBeUsedHasAName() throws IOException {
        assertThat(number(
                        "[...document.querySelectorAll('button, a, input, [role=img], [role=region], [role=application]')].filter(e =>"
                                + " !(e.getAttribute('aria-label') || e.textContent.trim())).length"))
                .isZero();
        assertThat(number("document.querySelectorAll('[id]').length"))
                .isEqualTo(number("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"));
    }

    @Test
    void hostileNamesRunNothing() throws IOException {
        Path hostile = folder.resolve("hostile.html");
        String name = "</title></script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>";
        ReportWriter.write(
                ReportFixture.data(
                        name, ReportFixture.log(5, 5, 1), List.of(new NamedScore(name, ReportFixture.piece(1, 30)))),
                hostile);
        browser.load(hostile);
        assertThat(text("String(window.harmed)")).isEqualTo("undefined");
        assertThat(text("document.querySelector('h1').textContent")).isEqualTo(name);
        assertThat(text("document.querySelector('.piece h3 bdi').textContent")).isEqualTo(name);
    }
}
