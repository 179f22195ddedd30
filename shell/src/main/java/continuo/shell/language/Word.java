package continuo.shell.language;

/**
 * A word of a command line, quotes and variables resolved.
 *
 * @param text what the command gets
 * @param start where the word begins in the text that was read
 * @param end first place after it
 * @param quoted whether any part of it stood in quotes or after a backslash
 */
public record Word(String text, int start, int end, boolean quoted) {}
