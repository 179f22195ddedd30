package continuo.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoteCollectorTest {
    private static void addNote(NoteCollector notes, int pitch, long onset) {
        notes.noteOn(0, pitch, 64, onset);
        notes.noteOff(0, pitch, onset + 1);
    }

    @Test
    void notesOfOneOnsetKeepTheOrderOfTheirTracksHoweverLateTheyAre() {
        for (long late : new long[] {10, 1L << 40, 1L << 62}) {
            NoteCollector notes = new NoteCollector(0);
            for (int track = 0; track < 3; track++) {
                addNote(notes, 10 * track, 5);
                addNote(notes, 10 * track + 1, late);
                notes.endTrack(96);
            }
            assertThat(notes.notes()).extracting(Note::pitch).containsExactly(0, 10, 20, 1, 11, 21);
        }
    }

    @Test
    void itGrowsWithItsNotes() {
        NoteCollector notes = new NoteCollector(0);
        IntStream.range(0, 1_000).forEach(i -> notes.noteOn(i & 15, i & 127, 1 + i % 127, 7));
        notes.endTrack(96);
        assertThat(notes.notes())
                .isEqualTo(IntStream.range(0, 1_000)
                        .mapToObj(i -> new Note(7, 96, i & 127, 1 + i % 127, i & 15))
                        .toList());
    }
}
