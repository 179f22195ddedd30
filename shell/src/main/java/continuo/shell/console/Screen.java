package continuo.shell.console;

import java.util.List;

/** A terminal that a command has taken over, until closed. */
public interface Screen extends AutoCloseable {
    /** What the user may press. */
    enum Key {
        LEFT,
        RIGHT,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        PLUS,
        MINUS,
        ROWS,
        QUIT,
        /** A key without a meaning, none at all within the time, or another size of the window. */
        NONE
    }

    /** A terminal that may be taken over. */
    interface Source {
        /** Its lines, as long as it is not. */
        int height();

        /** Takes it over. */
        Screen open();
    }

    int width();

    int height();

    /** Shows lines, which may hold ANSI colours, from the top; what is too wide or too much is cut. */
    void draw(List<String> lines);

    /** Waits for a key, but not for longer, nor beyond a change of the window's size. */
    Key read(long milliseconds);

    @Override
    void close();
}
