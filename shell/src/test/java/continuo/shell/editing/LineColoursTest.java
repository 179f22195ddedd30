package continuo.shell.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineColoursTest {
    private static final Map<AttributedStyle, Character> LETTERS = Map.of(
            AttributedStyle.DEFAULT, '.',
            LineColours.COMMAND, 'c',
            LineColours.OPTION, 'o',
            LineColours.NAME, 'n',
            LineColours.QUOTED, 'q',
            LineColours.VARIABLE, 'v',
            LineColours.COMMENT, '#',
            LineColours.WRONG, '!');

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

    /** A letter for the style of each letter of the line. */
    private static String styles(Vocabulary vocabulary, String line) {
        int bar = line.indexOf('|');
        int cursor = bar < 0 ? line.length() + 1 : bar;
        String text = line.replace("|", "");
        AttributedString coloured = new LineColours(vocabulary, editing.variables).of(text, cursor);
        assertThat(coloured.toString()).isEqualTo(text);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            letters.append(LETTERS.get(coloured.styleAt(i)));
        }
        return letters.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '`',
            value = {
                "use generator c-rnn units=12@ccc.nnnnnnnnn.nnnnn.ooooo...",
                "corpus use blues choruses=4@cccccc.ccc.nnnnn.oooooooo..",
                "use loss minimax smoothing=0 generator c-rnn units=1@ccc.nnnn.nnnnnnn.ooooooooo...nnnnnnnnn.nnnnn.ooooo..",
                "set trainer.batch=5@ccc.ooooooooooooo..",
                "train --epochs 3 --json@ccccc.oooooooo...oooooo",
                "train --epochs=3@ccccc.oooooooooo",
                "echo 'a b' \"c $HOME\" # d@cccc.qqqqq.qqqvvvvvq.###",
                "echo $HOME ${MUSIC}@cccc.vvvvv.vvvvvvvv",
                "echo a; show@cccc....cccc",
                "foreach x in 1 2 do echo $x; end@ccccccc...cc.....cc.cccc.vv..ccc",
                "if exists a do show; else if $HOME is b do show; end@cc..........cc.cccc..cccc.cc.vvvvv......cc.cccc..ccc",
                "help corpus use@cccc.cccccc.ccc",
                "echo train --nothing@cccc.......!!!!!!!!!"
            })
    void showsWhatEachWordIs(String line, String styles) {
        assertThat(styles(editing.vocabulary, line)).isEqualTo(styles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "trian --epochs 3@!!!!!...........",
                "use generator c-rnx@ccc.nnnnnnnnn.!!!!!",
                "use generator c-rnn units=9999@ccc.nnnnnnnnn.nnnnn.!!!!!!!!!!",
                "use generator c-rnn units=1 units=2@ccc.nnnnnnnnn.nnnnn.ooooo...!!!!!!!",
                "train --epoch 3@ccccc.!!!!!!!.!",
                "train --epochs many@ccccc.oooooooo.!!!!",
                "use metric polyphony@ccc.!!!!!!.nnnnnnnnn",
                "plugin info metrix@cccccc.cccc.!!!!!!",
                "echo $NOWHERE@cccc.!!!!!!!!"
            })
    void marksWhatCannotBeRight(String line, String styles) {
        assertThat(styles(editing.vocabulary, line)).isEqualTo(styles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "tra|@...",
                "trx|@!!!",
                "use generator c-r|@ccc.nnnnnnnnn....",
                "use generator c-x|@ccc.nnnnnnnnn.!!!",
                "use generator c-rnn un|@ccc.nnnnnnnnn.nnnnn...",
                "use generator c-rnn units=|@ccc.nnnnnnnnn.nnnnn.ooooo.",
                "use generator c-rnn units=0|@ccc.nnnnnnnnn.nnnnn.!!!!!!!",
                "train --ep|@ccccc.....",
                "echo $HO|@cccc.vvv",
                "tra| now@......."
            })
    void givesAWordThatIsBeingTypedAChance(String line, String styles) {
        assertThat(styles(editing.vocabulary, line)).isEqualTo(styles);
    }

    @Test
    void wrongWordsAreToldByMoreThanColour() {
        assertThat(LineColours.WRONG).isEqualTo(LineColours.WRONG.underline());
    }

    @Test
    void judgesNoNamesWhilePluginsAreLoaded() {
        assertThat(styles(editing.withoutPlugins(), "use generator c-rnx x=1 # y"))
                .isEqualTo("ccc.nnnnnnnnn...........###");
    }
}
