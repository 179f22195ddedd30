package continuo.music;

import java.util.ArrayList;
import java.util.List;

/** Where the bars of a score are. A new time signature begins a new bar, even where it cuts one short. */
public final class BarGrid {
    /** Bars of one time signature: the number of the first of them, counted from 0, and the tick where it begins. */
    private record Section(long firstBar, long startTick, double ticksPerBar, TimeSignature signature) {
        long barAt(long tick) {
            return firstBar + (long) ((tick - startTick) / ticksPerBar);
        }
    }

    /** A bar cut short by less is a whole bar whose length is not a whole number of ticks. */
    private static final double ROUNDING = 1e-6;

    private final List<Section> sections = new ArrayList<>();
    private final long bars;

    public BarGrid(Score score) {
        add(score, score.initialTimeSignature(), 0);
        for (TimeSignature signature : score.timeSignatures()) {
            Section last = sections.get(sections.size() - 1);
            if (signature.tick() > last.startTick() && !sameBeat(signature, last.signature())) {
                add(score, signature, signature.tick());
            } else if (signature.tick() == last.startTick()) {
                sections.remove(sections.size() - 1);
                add(score, signature, signature.tick());
            }
        }
        bars = score.endTick() == 0 ? 0 : barAt(Math.max(0, score.endTick() - 1)) + 1;
    }

    private void add(Score score, TimeSignature signature, long tick) {
        double ticksPerBar = Math.max(1, signature.quartersPerBar() * score.ticksPerQuarter());
        long firstBar = 0;
        if (!sections.isEmpty()) {
            Section last = sections.get(sections.size() - 1);
            firstBar = last.firstBar() + (long) Math.ceil((tick - last.startTick()) / last.ticksPerBar() - ROUNDING);
        }
        sections.add(new Section(firstBar, tick, ticksPerBar, signature));
    }

    private static boolean sameBeat(TimeSignature a, TimeSignature b) {
        return a.beats() == b.beats() && a.beatUnit() == b.beatUnit();
    }

    /** How many bars the score's notes reach into. */
    public long bars() {
        return bars;
    }

    /** The bar that sounds at a tick, counted from 0. */
    public long barAt(long tick) {
        long bar = 0;
        for (Section section : sections) {
            if (section.startTick() <= tick) {
                bar = section.barAt(tick);
            }
        }
        return bar;
    }

    /** Where a bar, counted from 0, begins. */
    public long startOf(long bar) {
        Section section = sectionOf(bar);
        return section.startTick() + Math.round((bar - section.firstBar()) * section.ticksPerBar());
    }

    /** How a bar, counted from 0, is beaten. */
    public TimeSignature signatureOf(long bar) {
        return sectionOf(bar).signature();
    }

    private Section sectionOf(long bar) {
        Section found = sections.get(0);
        for (Section section : sections) {
            if (section.firstBar() <= bar) {
                found = section;
            }
        }
        return found;
    }
}
