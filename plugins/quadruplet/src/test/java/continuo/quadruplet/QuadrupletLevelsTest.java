package continuo.quadruplet;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Column;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuadrupletLevelsTest {
    private static final QuadrupletLevels LEVELS = new QuadrupletLevels(new QuadrupletLevels.Parameters());

    private static Score score(Note... notes) {
        return Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of(notes));
    }

    private static Score back(Score score) {
        return LEVELS.decode(LEVELS.encode(score), Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()))
                .content();
    }

    @Test
    void everyColumnHasLevels() {
        assertThat(LEVELS.columns())
                .allSatisfy(column -> assertThat(column.type()).isEqualTo(Column.Type.QUANTISED));
        assertThat(LEVELS.columns())
                .extracting(column -> column.levels().size())
                .containsExactly(37, 88, 32, 32);
    }

    @Test
    void valuesGoToTheNearestLevel() {
        Steps steps = LEVELS.encode(score(new Note(0, 190, 60, 81, 0), new Note(97, 95, 64, 64, 0)));
        assertThat(steps.slice(0, 1).values()).containsExactly(188, Quadruplet.frequency(60), 79, 0);
        assertThat(steps.slice(1, 2).values()).containsExactly(96, Quadruplet.frequency(64), 63, 96);
    }

    @Test
    void tonesBeyondThePianoGoToItsEnds() {
        assertThat(back(score(new Note(0, 96, 3, 80, 0), new Note(96, 96, 120, 80, 0)))
                        .notes())
                .extracting(Note::pitch)
                .containsExactly(21, 108);
    }

    /** A player's 94 ticks are never more than a level away from where they belong, however many of them follow. */
    @Test
    void roundingsDoNotAddUp() {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            notes.add(new Note(94L * i, 90, 60 + i % 12, 80, 0));
        }
        List<Note> decoded =
                back(Score.of(Score.PAPER_TICKS_PER_QUARTER, notes)).notes();
        for (int i = 0; i < notes.size(); i++) {
            assertThat(decoded.get(i).onset() - notes.get(i).onset())
                    .as("onset %d moved", i)
                    .isBetween(-8L, 8L);
        }
    }

    @Test
    void aChordStaysAChordAfterARounding() {
        List<Note> decoded = back(score(
                        new Note(0, 96, 60, 80, 0),
                        new Note(100, 96, 60, 80, 0),
                        new Note(100, 96, 64, 80, 0),
                        new Note(100, 96, 67, 80, 0)))
                .notes();
        assertThat(decoded).extracting(Note::onset).containsExactly(0L, 96L, 96L, 96L);
    }

    @Test
    void aLongRestIsCutAndNotMadeUpFor() {
        List<Note> decoded = back(score(
                        new Note(0, 96, 60, 80, 0), new Note(9000, 96, 60, 80, 0), new Note(9096, 96, 60, 80, 0)))
                .notes();
        assertThat(decoded).extracting(Note::onset).containsExactly(0L, 1536L, 1536L + 192);
    }
}
