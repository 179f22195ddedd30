package continuo.shell.editing;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.language.Variables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedLineTest {
    private static TypedLine typed(String line) {
        Variables variables = new Variables(Map.of("HOME", "/home/me"), "continuo", List.of());
        return TypedLine.of(line.replace("|", ""), line.indexOf('|'), variables);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "encode a|@a song.mid@a\\ song.mid",
                "encode \"a|@a song.mid@\"a song.mid\"",
                "encode 'a|@a song.mid@'a song.mid'",
                "encode 'a|@a'b@'a'\\''b'",
                "encode \"a|@a$b\"@\"a\\$b\\\"\"",
                "encode \"a b\"/|@a b/c d@\"a b\"/c\\ d",
                "encode ~/a|@/home/me/a b@~/a\\ b",
                "encode $HOME/a|@/home/me/a#@$HOME/a\\#",
                "encode |@~x*?@\\~x\\*\\?",
                "encode été|@été d'or@été\\ d\\'or"
            })
    void whatWasTypedStaysAndTheRestIsQuoted(String line, String candidate, String word) {
        assertThat(typed(line).escape(candidate, true)).hasToString(word);
    }

    @Test
    void anOpenQuoteStaysOpenWhereTheWordGoesOn() {
        assertThat(typed("encode \"my|").escape("my music/", false)).hasToString("\"my music/");
    }

    @Test
    void aLineEndInANameIsQuoted() {
        assertThat(typed("encode a|").escape("a\nb", true)).hasToString("a'\n'b");
    }

    @Test
    void theMiddleOfAWordHasTwoSides() {
        TypedLine line = typed("use gen|tor c-rnn");
        assertThat(line.before()).containsExactly("use");
        assertThat(line.prefix()).isEqualTo("gen");
        assertThat(line.rest()).isEqualTo("tor");
        assertThat(line.rawWordCursor()).isEqualTo(3);
        assertThat(line.rawWordLength()).isEqualTo(6);
    }

    @Test
    void theValueIsNoPartOfTheName() {
        TypedLine line = typed("set generator.un|=5");
        assertThat(line.word()).isEqualTo("generator.un");
        assertThat(line.rawWordLength()).isEqualTo(12);
        assertThat(line.state()).isEqualTo(TypedLine.State.ASSIGNED);
    }

    @Test
    void eachCommandOfALineStandsForItself() {
        assertThat(typed("echo a; use |").before()).containsExactly("use");
        assertThat(typed("echo a;|").before()).isEmpty();
        assertThat(typed("echo a \\\n |").before()).containsExactly("echo", "a");
    }
}
