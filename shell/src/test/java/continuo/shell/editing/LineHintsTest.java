package continuo.shell.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineHintsTest {
    @TempDir
    static Path folder;

    private static EditingFixture editing;

    @BeforeAll
    static void open() {
        editing = new EditingFixture(folder);
    }

    @AfterAll
    static void close() {
        editing.close();
    }

    private static Hint hint(String line) {
        return new LineHints(editing.vocabulary, editing.variables, text -> Optional.empty()).of(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "use #KIND ID [NAME=VALUE…]  corpus, representation, generator",
                "use generator#' ID [NAME=VALUE…]  c-rnn, c-rnn-detached'",
                "use generator #ID [NAME=VALUE…]  c-rnn, c-rnn-detached",
                "use generator c-rnn #[NAME=VALUE…]  units=350 depth=2 dropout=0 range=0",
                "use generator c-rnn units=3 #[NAME=VALUE…]  depth=2 dropout=0 range=0",
                "use generator c-rnn units=#' (1..4096; default 350)'",
                "use loss feature-matching comparison=#' (one of batches, pairs; default batches)'",
                "set trainer.batch=#' (1..4096; default 20)'",
                "set generator.#units=128 depth=2",
                "train --epochs #N  (0..1000000, or PHASE=N,PHASE=N…; default as many as make 60 steps; with --pretrain 20) ",
                "train #[--epochs N] [--pretrain N]",
                "train --epochs 3 #[--pretrain N]",
                "corpus #list | use | info",
                "corpus use blues #SRC…",
                "encode #FILE",
                "foreach #NAME in WORD… do",
                "exit #[CODE]  0..255; ",
                "foreach x in a do use loss #ID [NAME=VALUE…]",
                "echo a; use loss #ID [NAME=VALUE…]  feature-matching, minimax, non-saturating"
            })
    void saysWhatComesNext(String line, String beginning) {
        assertThat(hint(line).completion()).isEmpty();
        assertThat(hint(line).note()).startsWith(beginning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "ev#aluate",
                "use gen#erator",
                "use loss non#-saturating",
                "use representation quadruplet to#nes=",
                "set generator.u#nits=",
                "use loss feature-matching comparison=p#airs",
                "train --ep#ochs",
                "evaluate --metrics notes,tone-s#pan"
            })
    void completesWhatCanOnlyBecomeOneWord(String line, String rest) {
        assertThat(hint(line).completion()).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "tarin#did you mean train?",
                "frobnicate#unknown command",
                "corpus usse#did you mean use?",
                "use loss minmx#did you mean minimax?",
                "use generator c-rnn units=5000#is 1..4096",
                "use generator c-rnn unit=5#did you mean units?",
                "set generatr.units#did you mean generator?",
                "train --epochz#did you mean --epochs?",
                "train --epochs -1#is 0..1000000, or PHASE=N,PHASE=N…",
                "train now#is one word too many",
                "train --epochs 1 --epochs#is given twice",
                "runs info nowhere#unknown run",
                "corpus use bluse#did you mean blues?",
                "corpus use no/where#no such corpus, file or folder",
                "evaluate --metrics notes,polyfony#did you mean polyphony?"
            })
    void saysWhatIsWrong(String line, String note) {
        assertThat(hint(line).note()).isEqualTo("  " + note);
    }

    @Test
    void linesThatBelongTogetherAreOne() {
        assertThat(hint("echo 'a\nb'; describe ").note()).startsWith("KIND ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "echo 'a",
                "train # how",
                "train;",
                "echo a \\",
                "plugins ",
                "end ",
                "foreach x in a do "
            })
    void saysNothingWhereThereIsNothingToSay(String line) {
        assertThat(hint(line)).isEqualTo(new Hint("", ""));
    }

    @Test
    void suggestsTheLineOfThePastThatBeginsLikeThis() {
        LineHints hints = new LineHints(
                editing.vocabulary,
                editing.variables,
                text -> Optional.of("train --epochs 7").filter(line -> line.startsWith(text)));
        assertThat(hints.of("tr")).isEqualTo(new Hint("ain --epochs 7", ""));
        assertThat(hints.of("train ").note())
                .as("but what may come goes before")
                .startsWith("[--epochs N]");
    }

    @Test
    void knowsNoNamesWhilePluginsAreLoaded() {
        LineHints hints = new LineHints(editing.withoutPlugins(), editing.variables, text -> Optional.empty());
        assertThat(hints.of("use loss minmx").note()).isEmpty();
        assertThat(hints.of("use loss ").note()).startsWith("ID [NAME=VALUE…]");
        assertThat(hints.of("tarin").note()).isEqualTo("  did you mean train?");
    }
}
