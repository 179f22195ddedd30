package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentParserTest {
    private static final Option LIMIT = Option.of("--limit", "N", new Value.WholeNumber(1, 10), "how many");
    private static final Option DRUMS = Option.flag("--drums", "with drums");
    private static final Syntax ENCODE = Syntax.of("encode", Task.SEE, "shows")
            .with(Argument.one("FILE", Value.Plain.FILE, "a file"))
            .with(Argument.any("MORE", Value.Plain.FILE, "more files"))
            .with(LIMIT)
            .with(DRUMS);

    private static Parsed parse(String line) {
        List<Word> words = Lexer.lex(line, new Variables(Map.of(), "", List.of())).commands().stream()
                .findFirst()
                .orElse(List.of());
        return ArgumentParser.parse(ENCODE, words);
    }

    @Test
    void optionsMayStandAnywhereWithOrWithoutEqualsSign() {
        for (String line : List.of("--limit 3 a b --drums", "a --limit=3 --drums b", "a b --drums --limit 3")) {
            Parsed parsed = parse(line);
            assertThat(parsed.problems()).isEmpty();
            assertThat(parsed.arguments().word("FILE")).isEqualTo("a");
            assertThat(parsed.arguments().words("MORE")).containsExactly("b");
            assertThat(parsed.arguments().number(LIMIT)).hasValue(3);
            assertThat(parsed.arguments().has(DRUMS)).isTrue();
        }
    }

    @Test
    void nothingIsAnOptionAfterTwoHyphens() {
        assertThat(parse("-- --drums").arguments().word("FILE")).isEqualTo("--drums");
        assertThat(parse("-").arguments().word("FILE")).isEqualTo("-");
    }

    @Test
    void everyProblemOfALineIsNamed() {
        assertThat(parse("--limt=2 --limit 11 --drums=yes").problems())
                .containsExactly(
                        "unknown option \"--limt\"; did you mean --limit?"
                                + " (there are: --drums, --help, --json, --limit)",
                        "--limit is 1..10, not \"11\"",
                        "--drums takes no value",
                        "FILE is missing: encode FILE [MORE…] [--limit N] [--drums]");
    }

    @Test
    void anOptionWithoutItsValueIsAProblem() {
        assertThat(parse("a --limit").problems()).containsExactly("--limit needs a value: --limit N");
    }
}
