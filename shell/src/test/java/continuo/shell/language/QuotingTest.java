package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotingTest {
    private static final String CHARACTERS = "aZ0 '\"\\$#;~{}@=-*\t\r\n\u00e9\u97f3\u00a0\ufeff";

    private static final Variables VARIABLES = new Variables(Map.of("HOME", "/home"), "file", List.of("one"));

    private static List<String> read(String file) throws IOException {
        CommandLines lines = new CommandLines(new BufferedReader(new StringReader(file)));
        String text = lines.next().orElseThrow().text();
        return Lexer.lex(text, VARIABLES).commands().get(0).stream()
                .map(Word::text)
                .toList();
    }

    @Test
    void plainWordsStayPlain() {
        assertThat(Quoting.quoted("/music/Für_Elise-2.mid")).isEqualTo("/music/Für_Elise-2.mid");
        assertThat(Quoting.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(Quoting.quoted("")).isEqualTo("''");
        assertThat(Quoting.assignment("path", "a b")).isEqualTo("path='a b'");
        assertThat(Quoting.assignment("path", "")).isEqualTo("path=");
    }

    @Test
    void anyTextIsReadBackFromAFileAsItIs() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
            String value = text.toString();
            assertThat(read("echo " + Quoting.quoted(value) + " " + Quoting.assignment("x", value) + " end\n"))
                    .containsExactly("echo", value, "x=" + value, "end");
        }
    }
}
