package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.language.Lexed.Open;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LexerTest {
    private final Variables variables =
            new Variables(Map.of("HOME", "/home/ada", "SPACED", "a b"), "x.continuo", List.of("one", "two words"));

    private List<List<String>> commands(String text) {
        Lexed lexed = Lexer.lex(text, variables);
        assertThat(lexed.open()).isEqualTo(Open.NOTHING);
        assertThat(lexed.problems()).isEmpty();
        return lexed.commands().stream()
                .map(words -> words.stream().map(Word::text).toList())
                .toList();
    }

    private List<String> words(String text) {
        List<List<String>> commands = commands(text);
        assertThat(commands).hasSize(1);
        return commands.get(0);
    }

    @Test
    void blanksSeparateWords() {
        assertThat(words("  encode \t a.mid  ")).containsExactly("encode", "a.mid");
    }

    @Test
    void semicolonsAndLineEndsSeparateCommands() {
        assertThat(commands("a;b ; ;c\nd;")).containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
    }

    @Test
    void commentsBeginWithAWord() {
        assertThat(words("echo a#b # c; d")).containsExactly("echo", "a#b");
        assertThat(commands("# only this")).isEmpty();
    }

    @Test
    void quotesKeepBlanksAndJoinWithTheirNeighbours() {
        assertThat(words("echo 'a  b'c\"d e\"")).containsExactly("echo", "a  bcd e");
        assertThat(words("echo '' \"\"")).containsExactly("echo", "", "");
    }

    @Test
    void onlyDoubleQuotesResolveVariables() {
        assertThat(words("echo '$HOME' \"$HOME/x\" ${HOME}y"))
                .containsExactly("echo", "$HOME", "/home/ada/x", "/home/aday");
    }

    @Test
    void valuesOfVariablesAreNotCutIntoWords() {
        assertThat(words("echo $SPACED $2")).containsExactly("echo", "a b", "two words");
    }

    @Test
    void argumentsAreNumberedAndCounted() {
        assertThat(words("echo $1 $# $0 $@")).containsExactly("echo", "one", "2", "x.continuo", "one", "two words");
        assertThat(Lexer.lex("echo $@", variables.withArguments("y", List.of()))
                        .commands()
                        .get(0))
                .hasSize(1);
    }

    @Test
    void aVariableWithoutValueIsAProblemThatSaysSo() {
        assertThat(Lexer.lex("echo $3 $NOPE", variables).problems())
                .containsExactly(
                        "$3 is not given: there are 2 arguments",
                        "$NOPE is not set (let NOPE=VALUE sets it; write '$' in single quotes or \\$ to mean the sign)");
    }

    @Test
    void aVariableMistypedIsGuessedAmongThoseTheUserSetAndTheSpellingsOfTheOthers() {
        Variables more = variables.withDefined(Map.of("units", "8"));
        assertThat(Lexer.lex("echo $unit $home $HOMER", more).problems())
                .satisfiesExactly(
                        unit -> assertThat(unit).startsWith("$unit is not set; did you mean $units? (let"),
                        home -> assertThat(home).startsWith("$home is not set; did you mean $HOME? (let"),
                        homer -> assertThat(homer).startsWith("$HOMER is not set (let"));
        assertThat(Lexer.lex("echo $00", variables).missing()).containsExactly("00");
    }

    @Test
    void whatTheUserSetGoesBeforeTheEnvironment() {
        Lexed lexed = Lexer.lex("echo $HOME ~", variables.withDefined(Map.of("HOME", "/music")));
        assertThat(lexed.commands().get(0)).extracting(Word::text).containsExactly("echo", "/music", "/music");
    }

    @Test
    void onlyUnquotedSignsMakeAPattern() {
        Variables stars = variables.withDefined(Map.of("star", "*"));
        List<Word> words = Lexer.lex("a*.mid 'b*' $star \"c d\"/[x-z]?{e}", stars)
                .commands()
                .get(0);
        assertThat(words)
                .extracting(word -> word.glob().orElse("-"))
                .containsExactly("a*.mid", "-", "-", "c d/[x-z]?\\{e\\}");
    }

    @Test
    void cuttingLeavesVariablesAsTheyAreWritten() {
        assertThat(Lexer.cut("echo $NOPE \"${1}x\" $@ ~").commands().get(0))
                .extracting(Word::text)
                .containsExactly("echo", "$NOPE", "${1}x", "$@", "~");
    }

    @Test
    void aBackslashTakesTheNextCharacter() {
        assertThat(words("echo a\\ b \\$HOME \"\\\"\\x\"")).containsExactly("echo", "a b", "$HOME", "\"\\x");
    }

    @Test
    void aBackslashAtTheEndOfALineJoinsTheNext() {
        assertThat(words("encode \\\n a.mid --lim\\\nit 3")).containsExactly("encode", "a.mid", "--limit", "3");
    }

    @Test
    void theTildeIsTheHomeFolderAtTheBeginningOfAWordOrValue() {
        assertThat(words("use ~ ~/midi path=~/midi a~ '~' ~bob"))
                .containsExactly("use", "/home/ada", "/home/ada/midi", "path=/home/ada/midi", "a~", "~", "~bob");
    }

    @Test
    void aDollarWithoutNameIsADollar() {
        assertThat(words("echo $ 5$ ${ $- \"$\"")).containsExactly("echo", "$", "5$", "${", "$-", "$");
    }

    @Test
    void saysWhatIsStillOpen() {
        assertThat(Lexer.lex("echo 'a", variables).open()).isEqualTo(Open.SINGLE_QUOTE);
        assertThat(Lexer.lex("echo \"a", variables).open()).isEqualTo(Open.DOUBLE_QUOTE);
        assertThat(Lexer.lex("echo a\\", variables).open()).isEqualTo(Open.BACKSLASH);
    }

    @Test
    void wordsKnowWhereTheyStand() {
        Word word = Lexer.lex("echo 'a b' c", variables).commands().get(0).get(1);
        assertThat(word).isEqualTo(new Word("a b", 5, 10, true));
    }
}
