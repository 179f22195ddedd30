package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentParserTest {
    private static final Option LIMIT = Option.of("--limit", "N", new Value.WholeNumber(1, 10), "how many");
    private static final Option DRUMS = Option.flag("--drums", "with drums");
    private static final Syntax ENCODE = Syntax.of("encode", Task.LEARN_FROM, "shows")
            .with(Argument.one("FILE", Value.Plain.FILE, "a file"))
            .with(Argument.any("MORE", Value.Plain.FILE, "more files"))
            .with(LIMIT)
            .with(DRUMS);

    private static Parsed parse(String line) {
        return ArgumentParser.parse(ENCODE, words(line));
    }

    private static List<Word> words(String line) {
        return Lexer.lex(line, new Variables(Map.of(), "", List.of())).commands().stream()
                .findFirst()
                .orElse(List.of());
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
    void theValueOfAnUnknownOptionIsNoFurtherProblem() {
        Syntax one = Syntax.of("roll", Task.LEARN_FROM, "draws").with(Argument.one("FILE", Value.Plain.FILE, "a file"));
        Parsed valued = ArgumentParser.parse(one, words("--width 3 a.mid"));
        assertThat(valued.problems()).singleElement().asString().startsWith("unknown option \"--width\"");
        assertThat(valued.arguments().word("FILE")).isEqualTo("a.mid");
        Parsed flag = ArgumentParser.parse(one, words("--wide a.mid"));
        assertThat(flag.problems()).hasSize(1);
        assertThat(flag.arguments().word("FILE")).isEqualTo("a.mid");
        Syntax none = Syntax.of("train", Task.TRAIN, "trains");
        assertThat(ArgumentParser.parse(none, words("--epoch 3 --nam x")).problems())
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("unknown option"));
        assertThat(ArgumentParser.parse(none, words("--epoch 3 4")).problems())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("\"4\" is one word too many");
    }

    @Test
    void anOptionWithoutItsValueIsAProblem() {
        assertThat(parse("a --limit").problems()).containsExactly("--limit needs a value: --limit N");
    }
}
