package continuo.shell.language;

import java.util.regex.Pattern;

/** Writes words so that {@link Lexer} reads them back as they are, whatever is in them. */
public final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:,+@%=-]+");

    private Quoting() {}

    /** The text as one word, in quotes where it needs them. */
    public static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        // A carriage return before a line end would be taken for a part of it: the quotes are closed in between.
        return "'" + text.replace("'", "'\\''").replace("\r\n", "\r''\n") + "'";
    }

    /** {@code name=value}. */
    public static String assignment(String name, String value) {
        return name + "=" + (value.isEmpty() ? "" : quoted(value));
    }
}
