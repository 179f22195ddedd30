package continuo.shell.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class CandidateListTest {
    private static Candidate candidate(String name, String group, String description) {
        return new Candidate(name, name, group, description, null, null, true);
    }

    private static final List<Candidate> COMMANDS = List.of(
            candidate("train", "Train", "train the experiment"),
            candidate("resume", "Train", "go on with a run"),
            candidate("roll", "Listen", "draw a piece"));

    private static List<String> lines(List<Candidate> candidates, int width, int height) {
        return CandidateList.of(candidates, Optional.empty(), width, height).lines().stream()
                .map(line -> line.toString().stripTrailing())
                .toList();
    }

    @Test
    void descriptionsStandBesideTheNames() {
        assertThat(lines(COMMANDS, 80, 20))
                .containsExactly(
                        "Train",
                        "  train   train the experiment",
                        "  resume  go on with a run",
                        "Listen",
                        "  roll    draw a piece");
    }

    @Test
    void linesAreCutToTheTerminal() {
        assertThat(lines(COMMANDS, 20, 20)).contains("  train   train the…");
    }

    @Test
    void whereThereIsLittleRoomTheGroupsShareLines() {
        assertThat(lines(COMMANDS, 80, 4)).containsExactly("Train   train  resume", "Listen  roll");
        assertThat(lines(COMMANDS, 18, 4)).containsExactly("Train   train", "        resume", "Listen  roll");
    }

    @Test
    void namesAloneStandInColumns() {
        List<Candidate> files = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            files.add(candidate("file" + i, null, null));
        }
        assertThat(lines(files, 20, 20)).containsExactly("file0  file3  file6", "file1  file4", "file2  file5");
        assertThat(lines(files, 3, 20)).hasSize(7);
    }

    @Test
    void wideLettersTakeTwoColumns() {
        List<Candidate> files = List.of(candidate("音楽", null, "x"), candidate("a", null, "y"));
        assertThat(lines(files, 80, 9)).containsExactly("音楽  x", "a     y");
    }

    @Test
    void theSelectedOneIsInverse() {
        CandidateList list = CandidateList.of(COMMANDS, Optional.of(COMMANDS.get(1)), 80, 20);
        AttributedString line = list.lines().get(list.selectedLine());
        assertThat(line.toString()).contains("resume");
        assertThat(line.styleAt(2)).isEqualTo(AttributedStyle.INVERSE);
    }
}
