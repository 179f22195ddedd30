package continuo.shell.language;

/**
 * A part of a text that is no word by itself, or is more than its letters.
 *
 * @param kind what it is
 * @param start where it begins
 * @param end first place after it
 */
public record Mark(Kind kind, int start, int end) {
    /** What can be marked. */
    public enum Kind {
        COMMENT,
        /** With its quotes; open at the end of the text, perhaps. */
        QUOTED,
        VARIABLE,
        /** A variable without a value. */
        UNKNOWN_VARIABLE
    }
}
