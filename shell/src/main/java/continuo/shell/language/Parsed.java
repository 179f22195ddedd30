package continuo.shell.language;

import java.util.List;

/**
 * A command's words held against its syntax.
 *
 * @param arguments what was understood
 * @param problems everything that was not, each naming the word
 */
public record Parsed(Arguments arguments, List<String> problems) {
    public Parsed {
        problems = List.copyOf(problems);
    }
}
