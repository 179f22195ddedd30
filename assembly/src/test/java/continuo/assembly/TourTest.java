package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what {@code docs/tour.md} does. Blocks marked {@code continuo} are typed into one session in a pseudo-terminal,
 * blocks marked {@code console} are given to a shell in the same folder. What is printed must be what stands there, as
 * {@link Expected} compares it; but for the numbers in blocks that are also marked {@code numbers}, and in blocks marked
 * {@code any} only without a complaint: another processor rounds otherwise, and training makes much of it. {@link Golden}
 * tells how to write the outputs anew.
 */
class TourTest {
    private static final Path TOUR = Path.of("../docs/tour.md");
    private static final String FENCE = "```";
    private static final String SHELL_PROMPT = "$ ";

    @TempDir
    Path folder;

    private final List<String> differences = new ArrayList<>();

    @Test
    void everyBlockDoesWhatItSays() throws Exception {
        List<String> written = new ArrayList<>();
        int blocks = 0;
        try (PseudoTerminal terminal = PseudoTerminal.open(new Continuo(folder), 80, PseudoTerminal.TALL)) {
            terminal.awaitPrompt();
            List<String> lines = Files.readAllLines(TOUR);
            for (int i = 0; i < lines.size(); i++) {
                written.add(lines.get(i));
                List<String> marks = lines.get(i).startsWith(FENCE)
                        ? List.of(lines.get(i).substring(FENCE.length()).split(" "))
                        : List.of("");
                if (marks.get(0).isEmpty()) {
                    continue;
                }
                int end = i + lines.subList(i, lines.size()).indexOf(FENCE);
                List<String> block = lines.subList(i + 1, end);
                List<String> actual = marks.contains("continuo") ? typed(block, terminal) : run(block);
                written.addAll(compared(block, actual, marks));
                written.add(FENCE);
                i = end;
                blocks++;
            }
        }
        if (Golden.writing()) {
            Files.write(TOUR, written);
            return;
        }
        assertThat(blocks).isGreaterThanOrEqualTo(10);
        assertThat(differences).isEmpty();
    }

    /** What shall stand in the block from now on. */
    private List<String> compared(List<String> block, List<String> actual, List<String> marks) {
        Expected expected = new Expected(block);
        boolean same = marks.contains("any")
                ? actual.stream().noneMatch(line -> line.startsWith("continuo: "))
                : marks.contains("numbers") ? shape(block).equals(shape(actual)) : expected.matches(actual);
        if (same && !(Golden.writing() && marks.contains("any"))) {
            return block;
        }
        if (same) {
            return actual;
        }
        differences.add("expected:\n" + String.join("\n", block) + "\nbut was:\n" + String.join("\n", actual));
        return expected.renewed(actual);
    }

    /** All but numbers, keys, and where lines are cut: that goes by how long the numbers are. */
    private static String shape(List<String> lines) {
        return String.join(" ", lines)
                .replaceAll("-?\\d[\\d.,:TZ-]*", "#")
                .replaceAll("\\b[A-G][b#]? (major|minor)\\b", "key")
                .replaceAll("\\s+", " ");
    }

    private static List<String> typed(List<String> block, PseudoTerminal terminal)
            throws IOException, InterruptedException {
        int before = terminal.lines().size() - 1;
        for (String line : block) {
            if (line.startsWith(PseudoTerminal.PROMPT)) {
                terminal.command(line.substring(PseudoTerminal.PROMPT.length()));
            }
        }
        // Without the prompt that waits for the next command.
        return terminal.lines().subList(before, terminal.lines().size() - 1);
    }

    private List<String> run(List<String> block) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line : block) {
            if (line.startsWith(SHELL_PROMPT)) {
                lines.add(line);
                lines.addAll(shell(line.substring(SHELL_PROMPT.length())));
            }
        }
        return lines;
    }

    private List<String> shell(String command) throws IOException, InterruptedException {
        String path = Continuo.LAUNCHER.getParent() + File.pathSeparator + System.getenv("PATH");
        Process process = new Continuo(folder)
                .withLauncher(Path.of("/bin/sh"))
                .withVariable("PATH", path)
                .withVariable("LC_ALL", "C.UTF-8")
                .start("-c", command + " 2>&1");
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        // How often progress is told depends on how long things take.
        return text.lines().filter(line -> !line.startsWith("{\"progress\"")).toList();
    }
}
