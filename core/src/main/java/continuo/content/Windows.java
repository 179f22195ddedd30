package continuo.content;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * Cuts pieces into windows of a number of successive notes, in the score's own order: by onset, and within one onset as
 * the score has them, which the {@code reference-*} metrics depend on. A cut may fall inside a chord.
 *
 * <p>A window begins at time 0 with its first note, in the tempo and time signature in force there.
 */
public final class Windows {
    private Windows() {}

    /**
     * The notes {@code from} to before {@code from + notes}.
     *
     * @throws IndexOutOfBoundsException where the score has not so many
     */
    public static Score cut(Score score, int from, int notes) {
        checkPositive(notes);
        List<Note> inside = score.notes().subList(from, from + notes);
        long start = inside.get(0).onset();
        long end = inside.get(notes - 1).onset();
        return new Score(
                score.ticksPerQuarter(),
                inside.stream().map(note -> earlier(note, start)).toList(),
                inForce(
                        score.tempos(),
                        start,
                        end,
                        Tempo::tick,
                        (tempo, tick) -> new Tempo(tick, tempo.microsecondsPerQuarter())),
                inForce(
                        score.timeSignatures(),
                        start,
                        end,
                        TimeSignature::tick,
                        (signature, tick) -> new TimeSignature(tick, signature.beats(), signature.beatUnit())));
    }

    /** A window at a random place, every place being equally likely; empty where the score has too few notes. */
    public static Optional<Score> random(Score score, int notes, RandomGenerator random) {
        checkPositive(notes);
        int places = score.notes().size() - notes + 1;
        return places < 1 ? Optional.empty() : Optional.of(cut(score, random.nextInt(places), notes));
    }

    /** One window after another from the first note on; the notes left over at the end are in none. */
    public static List<Score> successive(Score score, int notes) {
        checkPositive(notes);
        List<Score> windows = new ArrayList<>();
        for (int from = 0; from <= score.notes().size() - notes; from += notes) {
            windows.add(cut(score, from, notes));
        }
        return windows;
    }

    private static void checkPositive(int notes) {
        if (notes < 1) {
            throw new IllegalArgumentException("a window has at least 1 note, not " + notes);
        }
    }

    private static Note earlier(Note note, long ticks) {
        return new Note(note.onset() - ticks, note.duration(), note.pitch(), note.velocity(), note.channel());
    }

    private static <E> List<E> inForce(
            List<E> events, long start, long end, ToLongFunction<E> tick, BiFunction<E, Long, E> at) {
        List<E> kept = new ArrayList<>();
        for (E event : events) {
            if (tick.applyAsLong(event) <= start) {
                kept.clear();
                kept.add(at.apply(event, 0L));
            } else if (tick.applyAsLong(event) <= end) {
                kept.add(at.apply(event, tick.applyAsLong(event) - start));
            }
        }
        return kept;
    }
}
