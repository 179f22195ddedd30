package continuo.music;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTest {
    private static List<Note> notes(int... pitches) {
        return IntStream.range(0, pitches.length)
                .mapToObj(i -> new Note(96L * i, 96, pitches[i], 64, 0))
                .toList();
    }

    private static List<Integer> pitches(List<Note> notes) {
        return notes.stream().map(Note::pitch).toList();
    }

    @Test
    void tonesHaveTheirNames() {
        assertThat(Key.pitchClass("C")).isZero();
        assertThat(Key.pitchClass("f#")).isEqualTo(6);
        assertThat(Key.pitchClass("Cb")).isEqualTo(11);
        assertThat(Key.pitchClass("bb")).isEqualTo(10);
        for (String wrong : List.of("H", "", "C##", "Am", "c4")) {
            assertThatThrownBy(() -> Key.pitchClass(wrong))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("\"" + wrong + "\" is no tone");
        }
    }

    @Test
    void keysAreNamedAsScoresWriteThem() {
        assertThat(new Key(10, Scale.MAJOR)).hasToString("Bb major");
        assertThat(new Key(8, Scale.MINOR)).hasToString("G# minor");
        assertThat(new Key(1, Scale.HARMONIC_MINOR)).hasToString("C# harmonic minor");
        assertThat(new Key(6, Scale.MAJOR_PENTATONIC)).hasToString("F# major pentatonic");
    }

    @Test
    void tonesGoToTheNearestOfTheScaleAndDownwardsBetweenTwo() {
        Key.Snapped snapped = new Key(0, Scale.MAJOR).snap(notes(60, 61, 63, 66, 68, 70, 71));
        assertThat(pitches(snapped.notes())).containsExactly(60, 60, 62, 65, 67, 69, 71);
        assertThat(snapped.moved()).isEqualTo(5);
        assertThat(new Key(0, Scale.MINOR_PENTATONIC).nearest(61)).isEqualTo(60);
        assertThat(new Key(0, Scale.MINOR_PENTATONIC).nearest(62)).isEqualTo(63);
        assertThat(new Key(0, Scale.MINOR_PENTATONIC).nearest(69)).isEqualTo(70);
    }

    @Test
    void noToneLeavesTheRangeOfMidi() {
        for (Scale scale : Scale.values()) {
            for (int tonic = 0; tonic < 12; tonic++) {
                Key key = new Key(tonic, scale);
                assertThat(IntStream.rangeClosed(0, 127).map(key::nearest))
                        .allMatch(pitch -> pitch >= 0 && pitch <= 127 && key.holds(pitch))
                        .isSorted();
            }
        }
        assertThat(new Key(1, Scale.MAJOR).nearest(127)).isEqualTo(126);
        assertThat(new Key(2, Scale.MAJOR_PENTATONIC).nearest(0)).isEqualTo(2);
    }

    @Test
    void snappingChangesNothingButPitches() {
        Note note = new Note(5, 7, 61, 3, 9);
        assertThat(new Key(0, Scale.MAJOR).snap(List.of(note)).notes()).containsExactly(new Note(5, 7, 60, 3, 9));
    }

    @Test
    void theFittingKeyMovesTheFewest() {
        assertThat(Key.fitting(notes(62, 64, 66, 67, 69, 71, 73, 60), Scale.MAJOR))
                .contains(new Key(2, Scale.MAJOR));
        assertThat(Key.fitting(List.of(), Scale.MAJOR)).isEmpty();
    }

    @Test
    void scalesAreHeardAsTheirKeys() {
        assertThat(KeyFinder.find(notes(67, 71, 74, 67, 66, 69, 67))).contains(new Key(7, Scale.MAJOR));
        assertThat(KeyFinder.find(notes(57, 60, 64, 57, 56, 59, 57, 62, 65))).contains(new Key(9, Scale.MINOR));
        assertThat(KeyFinder.find(List.of())).isEmpty();
        assertThat(KeyFinder.find(notes(60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71)))
                .isEmpty();
    }
}
