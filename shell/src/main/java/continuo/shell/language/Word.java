package continuo.shell.language;

import java.util.Optional;

/**
 * A word of a command line, quotes and variables resolved.
 *
 * @param text what the command gets
 * @param start where the word begins in the text that was read
 * @param end first place after it
 * @param quoted whether any part of it stood in quotes or after a backslash
 * @param glob where {@code *}, {@code ?} or {@code [} stand in it unquoted: the word as a pattern of file names, as
 *     {@link java.nio.file.FileSystem#getPathMatcher} takes it after {@code glob:}
 */
public record Word(String text, int start, int end, boolean quoted, Optional<String> glob) {
    public Word(String text, int start, int end, boolean quoted) {
        this(text, start, end, quoted, Optional.empty());
    }

    /** Whether it is this word of the language, not a text that looks like it. */
    boolean is(String keyword) {
        return !quoted && text.equals(keyword);
    }
}
