package continuo.corpora.abc;

import continuo.music.TimeSignature;
import java.util.List;

/**
 * What stands between two bar lines.
 *
 * @param line of the file where it begins, from 1
 * @param column where it begins, from 1
 * @param metre in force
 * @param events in order
 * @param startsRepeat {@code |:} stands before it
 * @param endsRepeat {@code :|} stands after it
 * @param ending 1 or 2 where that ending begins with this bar, else 0
 */
public record AbcBar(
        int line,
        int column,
        TimeSignature metre,
        List<AbcEvent> events,
        boolean startsRepeat,
        boolean endsRepeat,
        int ending) {
    public AbcBar {
        events = List.copyOf(events);
    }

    /** How long its events are, in ticks of 1/384 quarter. */
    public long duration() {
        return events.stream().mapToLong(AbcEvent::duration).sum();
    }

    /** How long a full bar is, in ticks of 1/384 quarter. */
    public long fullDuration() {
        return AbcReader.TICKS_PER_WHOLE * metre.beats() / metre.beatUnit();
    }
}
