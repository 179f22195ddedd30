package continuo.corpora.abc;

import java.util.ArrayList;
import java.util.List;

/**
 * One voice of a tune.
 *
 * @param id from {@code V:}
 * @param bars as written
 */
public record AbcVoice(String id, List<AbcBar> bars) {
    public AbcVoice {
        bars = List.copyOf(bars);
    }

    /**
     * The bars as played: each repeat twice, the second time with its second ending. A repeat without {@code |:} goes
     * back to the end of the repeat before it, or to the beginning.
     */
    public List<AbcBar> played() {
        List<AbcBar> played = new ArrayList<>();
        int from = 0;
        boolean again = false;
        for (int i = 0; i < bars.size(); i++) {
            AbcBar bar = bars.get(i);
            if (again && bar.ending() == 1) {
                i = secondEnding(i);
                from = i;
                again = false;
                bar = bars.get(i);
            }
            if (bar.startsRepeat() && i != from) {
                from = i;
                again = false;
            }
            played.add(bar);
            if (bar.endsRepeat()) {
                if (again) {
                    from = i + 1;
                } else {
                    i = from - 1;
                }
                again = !again;
            }
        }
        return played;
    }

    /** The reader refuses a first ending without a second. */
    private int secondEnding(int firstEnding) {
        for (int i = firstEnding + 1; i < bars.size(); i++) {
            if (bars.get(i).ending() == 2) {
                return i;
            }
        }
        return bars.size() - 1;
    }
}
