package continuo.train;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where new tones stand in time: after a prime on its own time line, in its bars and at its tempo, or by themselves in
 * common time. New music begins with the bar in which its first tone stands.
 */
final class Continuation {
    private final Score before;
    private final boolean primed;

    /** How far the representation's picture of the prime is moved, in ticks of {@code before}. */
    private final long shift;

    private final int drawnTicksPerQuarter;

    private Continuation(Score before, boolean primed, long shift, int drawnTicksPerQuarter) {
        this.before = before;
        this.primed = primed;
        this.shift = shift;
        this.drawnTicksPerQuarter = drawnTicksPerQuarter;
    }

    static Continuation ofNothing(Tempo tempo) {
        Score silence = new Score(Score.PAPER_TICKS_PER_QUARTER, List.of(), List.of(tempo), List.of());
        return new Continuation(silence, false, 0, silence.ticksPerQuarter());
    }

    /**
     * After a prime.
     *
     * @param prime with notes
     * @param decoded what the representation gives back of it
     */
    static Continuation of(Score prime, Score decoded) {
        int times = (Score.PAPER_TICKS_PER_QUARTER + prime.ticksPerQuarter() - 1) / prime.ticksPerQuarter();
        Score before = prime.finer(times);
        long lastOnset = lastOnset(before.withoutDrums());
        double perTick = (double) before.ticksPerQuarter() / decoded.ticksPerQuarter();
        long shift = lastOnset - Math.round(lastOnset(decoded) * perTick);
        return new Continuation(before, true, shift, decoded.ticksPerQuarter());
    }

    private static long lastOnset(Score score) {
        return score.notes().isEmpty()
                ? 0
                : score.notes().get(score.notes().size() - 1).onset();
    }

    /** New tones on the time line, with all tempos and time signatures of it. */
    Score place(List<Note> drawn) {
        double perTick = (double) before.ticksPerQuarter() / drawnTicksPerQuarter;
        List<Note> placed = new ArrayList<>();
        for (Note note : drawn) {
            long onset = Math.max(0, Math.round(note.onset() * perTick) + shift);
            long duration = Math.max(1, Math.round(note.duration() * perTick));
            placed.add(new Note(onset, duration, note.pitch(), note.velocity(), note.channel()));
        }
        return before.withNotes(placed);
    }

    /**
     * The piece that placed tones make.
     *
     * @param bars how many bars the new music fills; empty for as many as it takes
     */
    ComposedPiece piece(Score placed, OptionalInt bars, int silent, int clamped) {
        long start = primed || bars.isPresent() ? start(placed) : 0;
        if (bars.isEmpty()) {
            return new ComposedPiece(before, placed, start, Math.max(start, placed.endTick()), silent, clamped, true);
        }
        long end = end(placed, bars.getAsInt());
        return new ComposedPiece(
                until(before, end), until(placed, end), start, end, silent, clamped, fills(placed, bars.getAsInt()));
    }

    /** What begins before a tick, cut off there. */
    private static Score until(Score score, long end) {
        List<Note> inside = new ArrayList<>();
        for (Note note : score.notes()) {
            if (note.onset() < end) {
                long duration = Math.min(note.end(), end) - note.onset();
                inside.add(new Note(note.onset(), duration, note.pitch(), note.velocity(), note.channel()));
            }
        }
        return score.withNotes(inside);
    }

    /** Whether tones fill so many bars: one begins behind them. */
    boolean fills(Score placed, int bars) {
        return !placed.notes().isEmpty() && lastOnset(placed) >= end(placed, bars);
    }

    private long start(Score placed) {
        Optional<Note> first = placed.notes().stream().findFirst();
        BarGrid grid = new BarGrid(placed);
        return grid.startOf(grid.barAt(first.map(Note::onset).orElseGet(() -> lastOnset(before))));
    }

    private long end(Score placed, int bars) {
        BarGrid grid = new BarGrid(placed);
        return grid.startOf(grid.barAt(start(placed)) + bars);
    }
}
