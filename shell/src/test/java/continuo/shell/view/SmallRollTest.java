package continuo.shell.view;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallRollTest {
    private static Score scale() {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            notes.add(new Note(i * 480L, 480, 60 + 2 * i, 64, 0));
        }
        return new Score(480, notes, List.of(Tempo.DEFAULT), List.of());
    }

    @Test
    void pitchGoesUpAndTimeToTheRight() {
        assertThat(SmallRoll.render(scale(), 22, 2, true)).containsExactly("  D5 │        ⣀⣀⠤⠤⠒⠒⠉⠉", "  C4 │⣀⣀⠤⠤⠒⠒⠉⠉");
        assertThat(SmallRoll.render(scale(), 22, 4, false))
                .containsExactly("  D5 |            ..''", "     |        ..''", "     |    ..''", "  C4 |..''");
    }

    @Test
    void withoutNotesItSaysSo() {
        assertThat(SmallRoll.render(new Score(480, List.of(), List.of(), List.of()), 40, 4, true))
                .containsExactly("no notes");
    }
}
