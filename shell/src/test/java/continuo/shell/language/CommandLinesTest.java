package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLinesTest {
    private static List<CommandLines.Line> read(String text) throws IOException {
        CommandLines lines = new CommandLines(new StringReader(text));
        List<CommandLines.Line> all = new ArrayList<>();
        for (Optional<CommandLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }

    @Test
    void leavesOutBlankLinesAndCommentsButCountsThem() throws IOException {
        assertThat(read("# first\n\na\r\n  # more\nb"))
                .containsExactly(new CommandLines.Line("a", 3), new CommandLines.Line("b", 5));
    }

    @Test
    void joinsLinesWhileAQuoteOrABackslashIsOpen() throws IOException {
        assertThat(read("echo 'a\nb'\necho \\\nc\nd"))
                .containsExactly(
                        new CommandLines.Line("echo 'a\nb'", 1),
                        new CommandLines.Line("echo \\\nc", 3),
                        new CommandLines.Line("d", 5));
    }

    @Test
    void givesWhatIsThereWhenTheFileEndsInAQuote() throws IOException {
        assertThat(read("echo 'a\nb")).containsExactly(new CommandLines.Line("echo 'a\nb", 1));
    }

    @Test
    void refusesALineThatIsNoCommand() {
        assertThatThrownBy(() -> read("echo " + "x".repeat(1 << 21)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is this a file of commands?");
    }

    @Test
    void refusesToJoinEndlessLines() {
        assertThatThrownBy(() -> read("echo a\necho 'b\n" + "more\n".repeat(2_000)))
                .isInstanceOf(Failure.class)
                .hasMessage("the quote or backslash in line 2 joins more than 1000 lines; is it closed?");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstCommand() throws IOException {
        assertThat(read("\uFEFFecho\n")).containsExactly(new CommandLines.Line("echo", 1));
    }

    @Test
    void keepsNothingOfALongComment() throws IOException {
        Reader comment = new Reader() {
            private long left = 40L << 20;

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = '#';
                }
                left -= length;
                return length;
            }

            @Override
            public void close() {}
        };
        assertThat(new CommandLines(comment).next()).isEmpty();
    }
}
