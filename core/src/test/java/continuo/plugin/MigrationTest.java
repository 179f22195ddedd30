package continuo.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.content.ContentKinds;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Kind;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edits that {@code docs/migration-0.2.md} lists turn the guide's plugin of 0.1 into the guide's of today, which runs. */
class MigrationTest {
    private static final Path PAGE = Path.of("../docs/migration-0.2.md");
    private static final Path GUIDE = Path.of("../docs/plugins.md");
    private static final String BEGIN = "```diff keys";
    private static final String END = "```";

    @TempDir
    Path folder;

    /** Lines that go and lines that come in their place. */
    private record Edit(String before, String after) {}

    /** In a block marked {@code diff keys}, lines that begin with - go, and those with + behind them come. */
    private static List<Edit> edits() throws IOException {
        List<Edit> edits = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        boolean within = false;
        for (String line : Files.readAllLines(PAGE)) {
            boolean goes = within && line.startsWith("-");
            if (before.length() > 0 && (after.length() > 0 && goes || line.equals(END))) {
                edits.add(new Edit(before.toString(), after.toString()));
                before.setLength(0);
                after.setLength(0);
            }
            if (goes) {
                before.append(line.substring(1)).append('\n');
            } else if (within && line.startsWith("+")) {
                after.append(line.substring(1)).append('\n');
            }
            within = line.equals(BEGIN) || within && !line.equals(END);
        }
        return edits;
    }

    private static String oldKeys() throws IOException {
        try (var resource = MigrationTest.class.getResourceAsStream("Keys-0.1.txt")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePluginOfTheGuideCompilesAndRunsAfterTheEdits() throws IOException {
        String source = oldKeys();
        for (Edit edit : edits()) {
            assertThat(source).contains(edit.before());
            source = source.replace(edit.before(), edit.after());
        }
        assertThat(Files.readString(GUIDE)).contains("```java\n" + source + "```");
        PluginBuilder.plugin("keys")
                .withAnnotationProcessor()
                .source("org.example.keys.Keys", source)
                .write(folder);

        try (PluginHost host = PluginHost.open(List.of(folder))) {
            assertThat(host.failedPlugins()).isEmpty();
            Representation<Score> keys = host.representation(
                    Selection.of(host.component(Kind.REPRESENTATION, "keys"), Map.of("grid", "4")), ContentKinds.SCORE);
            Score score = new Score(
                    384, List.of(new Note(0, 96, 60, 80, 0), new Note(96, 192, 64, 80, 0)), List.of(), List.of());
            Steps steps = keys.encode(score);
            assertThat(steps.values()).containsExactly(60, 1, 0, 64, 2, 1);
            assertThat(keys.decode(steps, score.withNotes(List.of())).content().notes())
                    .isEqualTo(score.notes());
        }
    }
}
