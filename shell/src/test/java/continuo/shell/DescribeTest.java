package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescribeTest {
    /** Of a publication. */
    private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d\\d\\b");

    private ShellHarness shell;

    @BeforeAll
    void start(@TempDir Path folder) {
        shell = new ShellHarness(folder);
    }

    private String describe(String component) {
        return shell.commands("describe " + component).out();
    }

    @Test
    void tellsSourcePartnersAndParametersOfAModel() {
        assertThat(describe("generator c-rnn")).startsWith("""
                generator c-rnn: one-way LSTM fed noise and its own output, exact gradient
                through the feedback
                source: Mogren 2016, arXiv:1611.09904, section 3
                plugin: c-rnn-gan
                takes columns that are continuous or quantised or binary
                works with the representations: quadruplet, quadruplet-levels
                works with the trainers: adversarial, next-event

                parameter  default  range    meaning
                """);
        assertThat(describe("generator c-rnn")).containsPattern("units +350 +1\\.\\.4096 +");
    }

    @Test
    void tellsTheColumnsOfARepresentation() {
        assertThat(describe("representation quadruplet"))
                .contains("works with the generators: c-rnn, c-rnn-detached")
                .containsPattern("column +unit +range +type")
                .containsPattern("frequency +Hz +\\S+\\.\\.\\S+ +continuous")
                .containsPattern("scale +logarithmic +one of logarithmic, separated, linear, raw");
    }

    @Test
    void tellsWhatATrainerNeeds() {
        assertThat(describe("trainer adversarial"))
                .contains(
                        "needs a generator that is differentiable and next-event or objective, a\ndiscriminator and a loss\n")
                .contains("works with the losses: feature-matching, minimax, non-saturating");
        assertThat(describe("trainer next-event")).doesNotContain("losses");
        assertThat(describe("trainer adversarial"))
                .containsPattern("phase +usual steps +epochs +what is learned")
                .containsPattern("pretrain-d +0 +0 +the discriminator alone");
    }

    @Test
    void isOneObjectInJson() {
        assertThat(shell.commands("describe loss minimax --json").out())
                .startsWith("{\"kind\":\"loss\",\"id\":\"minimax\",")
                .contains("\"trainers\":[\"adversarial\"]", "\"source\":\"Goodfellow et al. 2014, arXiv:1406.2661");
    }

    @Test
    void whateverFollowsAPaperSaysWhereItIsFound() {
        Pattern findable = Pattern.compile("arXiv:\\d{4}\\.\\d{4,5}|doi:10\\.|technical report|ISBN|https://");
        Pattern source = Pattern.compile("\"id\":\"([^\"]*)\".*\"source\":\"([^\"]*)\"");
        Pattern id = Pattern.compile("\"kind\":\"([^\"]*)\",\"id\":\"([^\"]*)\"");
        StringBuilder script = new StringBuilder();
        for (String line : shell.commands("components --json").lines()) {
            Matcher found = id.matcher(line);
            assertThat(found.find()).isTrue();
            if (!found.group(1).equals("corpus")) {
                script.append("describe " + found.group(1) + " " + found.group(2) + " --json\n");
            }
        }
        List<String> described = shell.start(script.toString()).lines();
        assertThat(described).hasSizeGreaterThan(20);
        for (String line : described) {
            Matcher found = source.matcher(line);
            assertThat(found.find()).isTrue();
            if (YEAR.matcher(found.group(2)).find()) {
                assertThat(found.group(2)).as("source of %s", found.group(1)).containsPattern(findable);
            }
        }
    }
}
