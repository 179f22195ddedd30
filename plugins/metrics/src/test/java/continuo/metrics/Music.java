package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small scores for the tests. */
final class Music {
    static final Score SILENCE = Score.of(384, List.of());

    private Music() {}

    /** One note after another, a quarter each. */
    static Score melody(int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < pitches.length; i++) {
            notes.add(new Note(384L * i, 384, pitches[i], 64, 0));
        }
        return Score.of(384, notes);
    }

    static Score chords(int count, int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (int pitch : pitches) {
                notes.add(new Note(384L * i, 384, pitch, 64, 0));
            }
        }
        return Score.of(384, notes);
    }

    /** Notes with many ties of onset and many equal pitches, in no particular order within an onset. */
    static Score random(long seed, int notes, int pitches, int onsets) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Note> drawn = new ArrayList<>();
        for (int i = 0; i < notes; i++) {
            drawn.add(new Note(
                    random.nextInt(onsets),
                    random.nextInt(50),
                    60 + random.nextInt(pitches),
                    1 + random.nextInt(127),
                    random.nextInt(16)));
        }
        return Score.of(384, drawn);
    }
}
