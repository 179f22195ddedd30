package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import continuo.shell.session.Environment;
import continuo.studio.sound.ForkedJava;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of any length: they are read by a Java whose heap is far smaller than they are. */
class HugeScriptTest {
    private static final long LENGTH = 48L << 20;

    @TempDir
    Path folder;

    /** Says one line again and again. */
    private static final class Repeating extends InputStream {
        private final byte[] line;
        private long left;
        private int at;

        Repeating(String line, long length) {
            this.line = line.getBytes(StandardCharsets.UTF_8);
            this.left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            int value = line[at];
            at = (at + 1) % line.length;
            return value;
        }
    }

    /** Reads as much of one line as a script, for each of the lines that it is told. */
    static final class Main {
        private Main() {}

        public static void main(String[] words) {
            Path folder = Path.of(words[0]);
            Environment environment = new Environment(Map.of("HOME", words[0]), folder, Optional.empty());
            for (String line : List.of(words).subList(1, words.length)) {
                InputStream input = new Repeating(line.replace("|", "\n"), LENGTH);
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                Streams streams = new Streams(input, false, new Output(System.out, false), new Output(err, false));
                int exitCode = new Shell(environment, streams).run(List.of());
                System.out.println(exitCode + " "
                        + err.toString(StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
        }
    }

    @Test
    void takeLittleMemory() throws Exception {
        String said = ForkedJava.run(
                List.of("-Xmx16m"),
                Main.class,
                folder.toString(),
                "# a comment like any other|",
                "# a comment without end ",
                "echo a line without end ",
                "foreach x in a block without end do|");
        assertThat(said.lines())
                .containsExactly(
                        "0 ",
                        "0 ",
                        "2 stdin:1: the line is longer than 1048576 characters; is this a file of commands?",
                        "2 stdin:101: blocks stand in each other more than 100 deep");
    }
}
