package continuo.assembly;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code continuo.bat}, as far as can be told without Windows: that it agrees with the launcher that is run here. */
class BatchLauncherTest {
    private static final Path BATCH = Continuo.HOME.resolve("bin/continuo.bat");

    private static final Pattern JVM_OPTION = Pattern.compile(
            "(?<=[\\s='\"])(-XX:[+]?\\w+|-Xlog:\\w+|-D[\\w.]+|--(?:add-modules|sun-misc-[a-z-]+)|-jar)");

    private static Set<String> options(Path launcher, String comment) throws IOException {
        Set<String> options = new TreeSet<>();
        for (String line : Files.readAllLines(launcher)) {
            Matcher matcher = JVM_OPTION.matcher(line.strip().startsWith(comment) ? "" : line);
            while (matcher.find()) {
                options.add(matcher.group(1));
            }
        }
        // What is looked for in the user's options, not given.
        options.remove("-XX:+Use");
        return options;
    }

    @Test
    void givesJavaTheSameOptions() throws IOException {
        Set<String> batch = options(BATCH, "rem");
        Set<String> posix = options(Continuo.LAUNCHER, "#");
        // Descriptors are told from terminals by the one, and by Java itself on Windows.
        assertThat(posix).contains("-Dcontinuo.terminals", "-Dcontinuo.stderr.fd");
        posix.removeAll(List.of("-Dcontinuo.terminals", "-Dcontinuo.stderr.fd"));
        assertThat(batch).contains("-Djdk.console");
        batch.remove("-Djdk.console");
        assertThat(batch).isEqualTo(posix).contains("-XX:SharedArchiveFile", "--add-modules", "-Djdk.serialFilter");
    }

    @Test
    void setsTheSameVariables() throws IOException {
        String batch = Files.readString(BATCH, US_ASCII);
        String posix = Files.readString(Continuo.LAUNCHER);
        for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            assertThat(batch).contains("if not defined " + variable + " set \"" + variable + "=1\"");
            assertThat(posix).contains("export " + variable + "=");
        }
        assertThat(batch).contains("CONTINUO_JAVA_OPTS", "JAVA_TOOL_OPTIONS");
    }

    @Test
    void jumpsOnlyToLabelsThereAre() throws IOException {
        String batch = Files.readString(BATCH, US_ASCII);
        Matcher jump = Pattern.compile("goto (\\w+)").matcher(batch);
        int jumps = 0;
        while (jump.find()) {
            assertThat(batch).containsPattern("(?m)^:" + jump.group(1) + "$");
            jumps++;
        }
        assertThat(jumps).isGreaterThan(5);
    }

    /** Windows looks for labels by bytes, and may miss them where lines end otherwise. */
    @Test
    void endsItsLinesAsWindowsDoes() throws IOException {
        assertThat(Files.readString(BATCH, US_ASCII).replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    /** A blank in a folder's name, or a parenthesis, must not end a word. */
    @Test
    void quotesEveryPath() throws IOException {
        for (String line : Files.readAllLines(BATCH, US_ASCII)) {
            if (!line.startsWith("rem") && !line.startsWith("set ")) {
                String unquoted = line.replace("\"\"", "\"").replaceAll("\"[^\"]*\"", "");
                assertThat(unquoted).as(line).doesNotContain("%HOME_FOLDER%", "%JAVA%", "%RELEASE%", "%~dp0");
            }
        }
    }

    @Test
    void endsWithJavasExitCode() throws IOException {
        List<String> lines = Files.readAllLines(BATCH, US_ASCII);
        int started = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("\"%JAVA%\" %VECTOR%"))
                .findFirst()
                .orElseThrow());
        assertThat(lines.get(started)).endsWith(" %*");
        assertThat(lines.get(started + 1)).isEqualTo("exit /b %ERRORLEVEL%");
    }
}
