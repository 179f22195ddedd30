package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.TimeSignature;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Time cut into equal spans, beats or measures, of {@code ticks / divisor} ticks: a measure need not have a whole number.
 */
record Spans(long ticks, long divisor) {
    /** Quarters. */
    static Spans beats(Score score) {
        return new Spans(score.ticksPerQuarter(), 1);
    }

    /** Measures of the time signature that the score begins with. */
    static Spans measures(Score score) {
        TimeSignature signature = score.initialTimeSignature();
        return new Spans(4L * score.ticksPerQuarter() * signature.beats(), signature.beatUnit());
    }

    /** The span that a tick lies in, counted from 0. */
    long at(long tick) {
        // Exact for whatever music has; a long could overflow.
        return (long) ((double) tick * divisor / ticks);
    }

    /** The share of the spans, from the first to that in which the last note ends, in which none sounds; empty without notes. */
    OptionalDouble emptyRate(Score score) {
        List<Note> notes = score.notes();
        long filled = 0;
        long after = 0;
        for (Note note : notes) {
            // A note without length sounds where it begins.
            long last = at(Math.max(note.onset(), note.end() - 1));
            filled += Math.max(0, last + 1 - Math.max(at(note.onset()), after));
            after = Math.max(after, last + 1);
        }
        return notes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) (after - filled) / after);
    }
}
