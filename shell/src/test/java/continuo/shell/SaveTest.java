package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What save writes, and that it is the session again when it is read back. */
class SaveTest {
    private static final int SESSIONS = 40;

    private static final List<String> HOSTILE = List.of(
            " ", "'", "\"", "$HOME", "$", "#", "\\", ";", "~", "*", "\n", "\r\n", "\t", "é", "音楽", "🎵", "=", "-", "&",
            "${x}", "''", "\\\n", "a", "Bach", "/", ".", "\u00a0", "|", "--drums");

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    @Test
    void writesOneCommandThatRebuildsTheExperiment() throws IOException {
        Outcome saved = shell.commands("use corpus folder path='music/Bach & sons' corpus blues --drums;"
                + " use loss minimax; set generator.units=64; save 'my experiment.continuo'");
        assertThat(saved.err()).isEmpty();
        assertThat(saved.lines())
                .endsWith("saved to my experiment.continuo; source 'my experiment.continuo' rebuilds the experiment");
        assertThat(Files.readString(folder.resolve("my experiment.continuo"))).isEqualTo("""
                        # An experiment of Continuo 0.2.0: source this file to have it in a session, or run it.
                        use --drums \\
                            corpus folder path='%s/music/Bach & sons' \\
                            corpus blues \\
                            representation quadruplet-levels \\
                            generator c-rnn-memory units=64 \\
                            discriminator bi-lstm \\
                            loss minimax \\
                            trainer adversarial
                        """.formatted(folder));
        assertThat(shell.commands("source 'my experiment.continuo'; undo; undo").err())
                .isEqualTo("continuo: there is nothing to undo: the experiment is as it was when the session began"
                        + System.lineSeparator());
    }

    @Test
    void variablesAreSavedWithTheExperiment() {
        String odd = "it's $5 #1 \\";
        Outcome outcome = shell.start("let plain=3 odd=\"it's \\$5 #1 \\\\\"\n"
                + "save v.continuo\nlet plain= odd=other\nsource v.continuo\necho $plain $odd\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines()).last().isEqualTo("3 " + odd);
    }

    @Test
    void overwritesOnlyWhenTold() throws IOException {
        Path file = shell.file("kept.continuo", "precious");
        Outcome refused = shell.commands("save kept.continuo");
        assertThat(refused.err().lines())
                .containsExactly("continuo: save: kept.continuo is there already; --force overwrites it");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(file).hasContent("precious");
        assertThat(shell.commands("save kept.continuo --force --json").lines())
                .containsExactly("{\"file\":\"" + file + "\"}");
        assertThat(Files.readString(file)).startsWith("# An experiment of Continuo");
        assertThat(shell.commands("save .").err()).contains("is a folder; give the name of a file");
    }

    @Test
    void randomSessionsAreTheSameAgain() {
        long seed = 20260131;
        Random random = new Random(seed);
        List<String> making = new ArrayList<>();
        List<String> reading = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            making.add(change(random));
            making.add("save s" + i + ".continuo --json");
            making.add("show --json");
            // The other session comes from somewhere else each time.
            reading.add(change(random));
            reading.add("source s" + i + ".continuo");
            reading.add("show --json");
        }
        assertThat(shown(making)).as("seed %d", seed).isEqualTo(shown(reading)).hasSizeGreaterThan(6 * SESSIONS);
    }

    /** What show says of each session. */
    private List<String> shown(List<String> commands) {
        Outcome outcome = shell.start(String.join("\n", commands) + "\n");
        assertThat(outcome.err()).isEmpty();
        return outcome.lines().stream()
                .filter(line -> line.startsWith("{\"kind\"") || line.startsWith("{\"drums\""))
                .map(line -> line.replaceAll("\"changes\":\\d+", ""))
                .toList();
    }

    private static String change(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "use corpus folder path=" + quoted(random) + (random.nextBoolean() ? " --drums" : "");
            case 1 ->
                "use corpus folder path=" + quoted(random) + " salvage=" + random.nextBoolean() + " corpus blues seed="
                        + random.nextInt(100) + " corpus folder path=" + quoted(random);
            case 2 ->
                "set generator.units=" + (1 + random.nextInt(4096)) + " generator.dropout=" + random.nextInt(90) / 100.0
                        + " trainer.batch=" + (1 + random.nextInt(4));
            case 3 ->
                random.nextBoolean()
                        ? "use loss minimax trainer next-event rate=" + (1 + random.nextInt(100)) / 1e4
                        : "use loss feature-matching reduction=sum trainer adversarial optimiser=sgd";
            default ->
                random.nextBoolean()
                        ? "unset generator.units representation"
                        : "use discriminator bi-lstm depth=" + (1 + random.nextInt(3));
        };
    }

    /** In double quotes, which save does not use. */
    private static String quoted(Random random) {
        StringBuilder path = new StringBuilder("/");
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            path.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : path.toString().replace("\r\n", "x\n").toCharArray()) {
            quoted.append("\"\\$".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return quoted.append('"').toString();
    }
}
