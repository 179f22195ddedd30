package continuo.shell.language;

import java.util.List;

/**
 * What the lexer made of a text.
 *
 * @param commands the words of each command, none of them empty
 * @param open what is still open at the end
 * @param missing names of the variables that have no value
 * @param problems what is wrong with each of them, and the way out
 */
public record Lexed(List<List<Word>> commands, Open open, List<String> missing, List<String> problems) {
    /** What the end of the text leaves open, so that the next line belongs to it. */
    public enum Open {
        NOTHING,
        SINGLE_QUOTE,
        DOUBLE_QUOTE,
        BACKSLASH
    }

    public Lexed {
        commands = List.copyOf(commands);
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
    }

    public boolean complete() {
        return open == Open.NOTHING;
    }
}
