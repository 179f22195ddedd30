package continuo.shell.language;

import java.util.List;

/**
 * What the lexer made of a text.
 *
 * @param commands the words of each command, none of them empty
 * @param open what is still open at the end
 * @param missing names of the variables that have no value
 * @param problems what is wrong with each of them, and the way out
 * @param marks comments, quotes and variables, in order; a variable may lie within quotes
 * @param fresh whether a new command would begin at the end of the text
 */
public record Lexed(
        List<List<Word>> commands,
        Open open,
        List<String> missing,
        List<String> problems,
        List<Mark> marks,
        boolean fresh) {
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
        marks = List.copyOf(marks);
    }

    public boolean complete() {
        return open == Open.NOTHING;
    }
}
