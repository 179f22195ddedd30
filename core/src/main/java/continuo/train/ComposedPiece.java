package continuo.train;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece that a generator drew.
 *
 * @param prime what it goes on from; without notes where it begins by itself
 * @param tones the new tones, on the prime's time line: same ticks, tempos and time signatures
 * @param startTick where the new music begins: with a bar, unless it stands by itself and has no length in bars
 * @param endTick where it ends; no tone sounds later
 * @param silent how many tones were dropped because they had no intensity or no length
 * @param clamped how many had a pitch outside MIDI's and were moved to the nearest
 * @param filled false where the tones do not reach the end that was asked for, so that the rest is silence
 */
public record ComposedPiece(
        Score prime, Score tones, long startTick, long endTick, int silent, int clamped, boolean filled) {

    /** The same with other tones in place of the new ones. */
    public ComposedPiece withTones(List<Note> others) {
        return new ComposedPiece(prime, tones.withNotes(others), startTick, endTick, silent, clamped, filled);
    }

    /** The number of the prime's bar, counted from 1, with which the new music begins. */
    public long firstBar() {
        return new BarGrid(tones).barAt(startTick) + 1;
    }

    /** The new music by itself. */
    public Part alone() {
        return new Part(tones.from(startTick), endTick - startTick);
    }

    /** The prime and the new music. */
    public Part withPrime() {
        List<Note> notes = new ArrayList<>(prime.notes());
        notes.addAll(tones.notes());
        return new Part(prime.withNotes(notes), Math.max(endTick, prime.endTick()));
    }

    /**
     * Music with its length.
     *
     * @param score the notes
     * @param endTick where it ends, maybe with a rest
     */
    public record Part(Score score, long endTick) {
        public double seconds() {
            return score.secondsAt(endTick);
        }
    }
}
