package continuo.design;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * A design with what it was before each change, and after those that were undone. Immutable.
 *
 * @param past the newest last
 * @param current the design
 * @param future what was undone last, last
 */
public record DesignHistory(List<Design> past, Design current, List<Design> future) {
    /** Older changes are forgotten. */
    private static final int LONGEST = 1000;

    public DesignHistory {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    public static DesignHistory of(Design initial) {
        return new DesignHistory(List.of(), initial, List.of());
    }

    /** Goes on with another design; one of the same components is no change. */
    public DesignHistory with(Design next) {
        if (next.since(current).isEmpty()) {
            return new DesignHistory(past, next, future);
        }
        List<Design> longer = and(past, current);
        return new DesignHistory(longer.subList(Math.max(0, longer.size() - LONGEST), longer.size()), next, List.of());
    }

    /** @throws Failure of kind USER when there were not as many changes */
    public DesignHistory undone(int changes) {
        if (changes > past.size()) {
            throw Failure.user(
                    past.isEmpty()
                            ? "there is nothing to undo: the experiment is as it was when the session began"
                            : "there is no more to undo than " + Quantity.of(past.size(), "change"));
        }
        DesignHistory history = this;
        for (int i = 0; i < changes; i++) {
            history = new DesignHistory(rest(history.past), last(history.past), and(history.future, history.current));
        }
        return history;
    }

    /** @throws Failure of kind USER when not as many changes were undone since the last one */
    public DesignHistory redone(int changes) {
        if (changes > future.size()) {
            throw Failure.user(
                    future.isEmpty()
                            ? "there is nothing to redo: no change was undone since the last one"
                            : "there is no more to redo than " + Quantity.of(future.size(), "change"));
        }
        DesignHistory history = this;
        for (int i = 0; i < changes; i++) {
            history = new DesignHistory(and(history.past, history.current), last(history.future), rest(history.future));
        }
        return history;
    }

    private static List<Design> and(List<Design> designs, Design last) {
        List<Design> all = new ArrayList<>(designs);
        all.add(last);
        return all;
    }

    private static List<Design> rest(List<Design> designs) {
        return designs.subList(0, designs.size() - 1);
    }

    private static Design last(List<Design> designs) {
        return designs.get(designs.size() - 1);
    }
}
