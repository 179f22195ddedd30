package continuo.shell.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** A design with what it was before each change, and after those that were undone. */
final class DesignHistory {
    /** Older changes are forgotten. */
    private static final int LONGEST = 1000;

    private final Deque<Design> past = new ArrayDeque<>();
    private final Deque<Design> future = new ArrayDeque<>();
    private Design current;

    DesignHistory(Design initial) {
        current = initial;
    }

    Design current() {
        return current;
    }

    /** Goes on with another design; the same one again is no change. */
    void change(Design next) {
        if (next.equals(current)) {
            return;
        }
        past.push(current);
        if (past.size() > LONGEST) {
            past.removeLast();
        }
        future.clear();
        current = next;
    }

    int undoable() {
        return past.size();
    }

    int redoable() {
        return future.size();
    }

    /** Takes the last change back, of which there must be one. */
    void undo() {
        future.push(current);
        current = past.pop();
    }

    /** Makes the change undone last again, of which there must be one. */
    void redo() {
        past.push(current);
        current = future.pop();
    }
}
