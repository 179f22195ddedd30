package continuo.train;

import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

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

    /** Where new steps begin, in ticks of {@code before}; empty where steps are no clock. */
    private final OptionalLong border;

    private Continuation(Score before, boolean primed, long shift, int drawnTicksPerQuarter, OptionalLong primeLasts) {
        this.before = before;
        this.primed = primed;
        this.shift = shift;
        this.drawnTicksPerQuarter = drawnTicksPerQuarter;
        this.border = onTimeLine(primeLasts);
    }

    /** @param lasts 0 where steps are a clock, else empty */
    static Continuation ofNothing(Tempo tempo, OptionalLong lasts) {
        Score silence = new Score(Score.PAPER_TICKS_PER_QUARTER, List.of(), List.of(tempo), List.of());
        return new Continuation(silence, false, 0, silence.ticksPerQuarter(), lasts);
    }

    /**
     * After a prime.
     *
     * @param prime with notes
     * @param decoded what the representation gives back of it
     * @param lasts how long its steps last, in ticks of {@code decoded}, where steps are a clock
     */
    static Continuation of(Score prime, Score decoded, OptionalLong lasts) {
        int times = (Score.PAPER_TICKS_PER_QUARTER + prime.ticksPerQuarter() - 1) / prime.ticksPerQuarter();
        Score before = prime.finer(times);
        long lastOnset = lastOnset(before.withoutDrums());
        double perTick = (double) before.ticksPerQuarter() / decoded.ticksPerQuarter();
        long shift = lastOnset - Math.round(lastOnset(decoded) * perTick);
        return new Continuation(before, true, shift, decoded.ticksPerQuarter(), lasts);
    }

    private static long lastOnset(Score score) {
        return score.notes().isEmpty()
                ? 0
                : score.notes().get(score.notes().size() - 1).onset();
    }

    private OptionalLong onTimeLine(OptionalLong drawn) {
        double perTick = (double) before.ticksPerQuarter() / drawnTicksPerQuarter;
        return drawn.isEmpty() ? drawn : OptionalLong.of(Math.max(0, Math.round(drawn.getAsLong() * perTick) + shift));
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
     * @param lasts where the steps end, in drawn ticks; empty where they are no clock
     * @param bars how many bars the new music fills; empty for as many as it takes
     */
    ComposedPiece piece(Score placed, OptionalLong lasts, OptionalInt bars, int silent, int clamped) {
        long start = primed || bars.isPresent() ? start(placed) : 0;
        if (bars.isEmpty()) {
            return new ComposedPiece(
                    before,
                    placed,
                    start,
                    Math.max(start, onTimeLine(lasts).orElse(placed.endTick())),
                    silent,
                    clamped,
                    true);
        }
        long end = end(placed, bars.getAsInt());
        return new ComposedPiece(
                until(before, end),
                until(placed, end),
                start,
                end,
                silent,
                clamped,
                fills(placed, lasts, bars.getAsInt()));
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

    /** Whether so many bars are filled: a tone begins behind them, or the clock has run so far. */
    boolean fills(Score placed, OptionalLong lasts, int bars) {
        if (lasts.isPresent()) {
            return onTimeLine(lasts).getAsLong() >= end(placed, bars);
        }
        return !placed.notes().isEmpty() && lastOnset(placed) >= end(placed, bars);
    }

    private long start(Score placed) {
        BarGrid grid = new BarGrid(placed);
        if (border.isPresent()) {
            return grid.startOf(grid.barAt(border.getAsLong()));
        }
        Optional<Note> first = placed.notes().stream().findFirst();
        return grid.startOf(grid.barAt(first.map(Note::onset).orElseGet(() -> lastOnset(before))));
    }

    private long end(Score placed, int bars) {
        BarGrid grid = new BarGrid(placed);
        return grid.startOf(grid.barAt(start(placed)) + bars);
    }
}
