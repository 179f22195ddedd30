package continuo.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A piece of music: notes in time, whatever file or process they came from. Immutable.
 *
 * @param ticksPerQuarter resolution of every time in the score, at least 1
 * @param notes in the order of their onsets; notes with the same onset in the order they were given
 * @param tempos in the order of their ticks; empty means {@link Tempo#DEFAULT}
 * @param timeSignatures in the order of their ticks; empty means {@link TimeSignature#COMMON_TIME}
 */
public record Score(int ticksPerQuarter, List<Note> notes, List<Tempo> tempos, List<TimeSignature> timeSignatures) {
    /** The paper's resolution (Mogren 2016, section 4): 384 ticks per quarter note. */
    public static final int PAPER_TICKS_PER_QUARTER = 384;

    public Score {
        if (ticksPerQuarter < 1) {
            throw new IllegalArgumentException("ticks per quarter must be at least 1, not " + ticksPerQuarter);
        }
        notes = byOnset(notes);
        tempos = sorted(tempos, Comparator.comparingLong(Tempo::tick));
        timeSignatures = sorted(timeSignatures, Comparator.comparingLong(TimeSignature::tick));
    }

    /** A score in common time at the default tempo. */
    public static Score of(int ticksPerQuarter, List<Note> notes) {
        return new Score(ticksPerQuarter, notes, List.of(), List.of());
    }

    /** As {@link #sorted}, without a comparison object between it and a million notes. */
    private static List<Note> byOnset(List<Note> notes) {
        long latest = 0;
        for (Note note : notes) {
            if (note.onset() < latest) {
                return notes.stream()
                        .sorted(Comparator.comparingLong(Note::onset))
                        .toList();
            }
            latest = note.onset();
        }
        return List.copyOf(notes);
    }

    /** Stable, and without copying twice what is in order already, as a reader's notes mostly are. */
    private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
        for (int i = 1; i < items.size(); i++) {
            if (order.compare(items.get(i - 1), items.get(i)) > 0) {
                return items.stream().sorted(order).toList();
            }
        }
        return List.copyOf(items);
    }

    /** The tempo at the beginning. */
    public Tempo initialTempo() {
        return tempos.isEmpty() || tempos.get(0).tick() > 0 ? Tempo.DEFAULT : tempos.get(0);
    }

    /** The time signature at the beginning. */
    public TimeSignature initialTimeSignature() {
        return timeSignatures.isEmpty() || timeSignatures.get(0).tick() > 0
                ? TimeSignature.COMMON_TIME
                : timeSignatures.get(0);
    }

    /** First tick after the last note has ended; 0 for a score without notes. */
    public long endTick() {
        return notes.stream().mapToLong(Note::end).max().orElse(0);
    }

    /** The score without General MIDI's percussion channel, whose pitches are not pitches. */
    public Score withoutDrums() {
        int drums = 0;
        for (Note note : notes) {
            drums += note.channel() == Note.DRUM_CHANNEL ? 1 : 0;
        }
        if (drums == 0) {
            return this;
        }
        return withNotes(
                notes.stream().filter(n -> n.channel() != Note.DRUM_CHANNEL).toList());
    }

    public Score withNotes(List<Note> replacement) {
        return new Score(ticksPerQuarter, replacement, tempos, timeSignatures);
    }

    /**
     * What begins at {@code tick} or later, moved so that it begins at 0, in the tempo and time signature in force there.
     */
    public Score from(long tick) {
        List<Note> later = new ArrayList<>();
        for (Note note : notes) {
            if (note.onset() >= tick) {
                later.add(
                        new Note(note.onset() - tick, note.duration(), note.pitch(), note.velocity(), note.channel()));
            }
        }
        List<Tempo> laterTempos = new ArrayList<>();
        for (Tempo tempo : tempos) {
            if (tempo.tick() <= tick) {
                laterTempos.clear();
            }
            laterTempos.add(new Tempo(Math.max(0, tempo.tick() - tick), tempo.microsecondsPerQuarter()));
        }
        List<TimeSignature> laterSignatures = new ArrayList<>();
        for (TimeSignature signature : timeSignatures) {
            if (signature.tick() <= tick) {
                laterSignatures.clear();
            }
            laterSignatures.add(
                    new TimeSignature(Math.max(0, signature.tick() - tick), signature.beats(), signature.beatUnit()));
        }
        return new Score(ticksPerQuarter, later, laterTempos, laterSignatures);
    }

    /** The same music, every quarter cut into {@code times} as many ticks. */
    public Score finer(int times) {
        return new Score(
                Math.multiplyExact(ticksPerQuarter, times),
                notes.stream()
                        .map(n ->
                                new Note(n.onset() * times, n.duration() * times, n.pitch(), n.velocity(), n.channel()))
                        .toList(),
                tempos.stream()
                        .map(t -> new Tempo(t.tick() * times, t.microsecondsPerQuarter()))
                        .toList(),
                timeSignatures.stream()
                        .map(s -> new TimeSignature(s.tick() * times, s.beats(), s.beatUnit()))
                        .toList());
    }

    /** Seconds from the start to {@code tick}, by the score's tempos. */
    public double secondsAt(long tick) {
        double seconds = 0;
        long from = 0;
        double microseconds = Tempo.DEFAULT.microsecondsPerQuarter();
        for (Tempo tempo : tempos) {
            if (tempo.tick() >= tick) {
                break;
            }
            seconds += (tempo.tick() - from) * microseconds / 1e6 / ticksPerQuarter;
            from = tempo.tick();
            microseconds = tempo.microsecondsPerQuarter();
        }
        return seconds + (tick - from) * microseconds / 1e6 / ticksPerQuarter;
    }
}
