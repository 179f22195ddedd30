package continuo.shell.console;

import java.util.List;
import java.util.Map;

/** How far a lengthy command has come, in every form in which it is told. */
public interface Status {
    /** The share of the whole that is done, 0..1. */
    double share();

    /** In one line. */
    String line();

    /** For programs. */
    Map<String, Object> object();

    /**
     * On a terminal: at most as many lines as the room has, none wider.
     *
     * @param room what there is to draw in
     */
    default List<String> lines(Room room) {
        return List.of(line());
    }

    /**
     * A part of a terminal.
     *
     * @param width columns, at least 1
     * @param height lines, at least 1
     * @param unicode whether more than ASCII may be drawn
     */
    record Room(int width, int height, boolean unicode) {
        public Room {
            width = Math.max(1, width);
            height = Math.max(1, height);
        }

        /** A text that ends where the room does. */
        public String cut(String text) {
            return text.length() > width ? text.substring(0, width) : text;
        }
    }
}
