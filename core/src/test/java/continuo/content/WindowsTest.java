package continuo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static Score steps(int notes) {
        return Score.of(
                96,
                IntStream.range(0, notes)
                        .mapToObj(i -> new Note(10L * i, 7, i % 128, 64, i % 16))
                        .toList());
    }

    @Test
    void windowBeginsAtTimeZero() {
        Score window = Windows.cut(steps(10), 3, 2);
        assertThat(window.ticksPerQuarter()).isEqualTo(96);
        assertThat(window.notes()).containsExactly(new Note(0, 7, 3, 64, 3), new Note(10, 7, 4, 64, 4));
    }

    @Test
    void windowKeepsTheTempoAndMetreInForce() {
        Score score = new Score(
                96,
                steps(10).notes(),
                List.of(new Tempo(0, 1), new Tempo(20, 2), new Tempo(35, 3), new Tempo(1000, 4)),
                List.of(new TimeSignature(0, 3, 4), new TimeSignature(30, 2, 4)));
        Score window = Windows.cut(score, 3, 4);
        assertThat(window.tempos()).containsExactly(new Tempo(0, 2), new Tempo(5, 3));
        assertThat(window.timeSignatures()).containsExactly(new TimeSignature(0, 2, 4));
        assertThat(Windows.cut(steps(10), 3, 4).tempos()).isEmpty();
    }

    @Test
    void chordKeepsTheOrderOfItsNotes() {
        List<Note> chord = List.of(new Note(5, 1, 67, 64, 0), new Note(5, 1, 60, 64, 0), new Note(5, 1, 64, 64, 0));
        assertThat(Windows.cut(Score.of(96, chord), 0, 2).notes())
                .extracting(Note::pitch)
                .containsExactly(67, 60);
    }

    @Test
    void randomWindowsReachEveryPlaceAndNoOther() {
        SplittableRandom random = new SplittableRandom(1);
        Set<Integer> firstPitches = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            Score window = Windows.random(steps(12), 10, random).orElseThrow();
            assertThat(window.notes()).hasSize(10);
            firstPitches.add(window.notes().get(0).pitch());
        }
        assertThat(firstPitches).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void pieceOfExactlyOneWindowIsThatWindow() {
        assertThat(Windows.random(steps(10), 10, new SplittableRandom(1))).contains(steps(10));
    }

    @Test
    void shortPieceHasNoWindow() {
        assertThat(Windows.random(steps(9), 10, new SplittableRandom(1))).isEmpty();
        assertThat(Windows.successive(steps(9), 10)).isEmpty();
    }

    @Test
    void successiveWindowsLeaveTheRestOut() {
        assertThat(Windows.successive(steps(25), 10))
                .extracting(window -> window.notes().get(0).pitch())
                .containsExactly(0, 10);
    }

    @Test
    void windowWithoutNotesIsRefused() {
        assertThatThrownBy(() -> Windows.successive(steps(9), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 note");
    }
}
