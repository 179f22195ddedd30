package continuo.shell.editing;

import continuo.shell.language.StatementReader;
import continuo.shell.language.Variables;
import java.util.function.Supplier;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Has JLine read a line the way the language does. */
final class LineParser implements Parser {
    private final Supplier<Variables> variables;

    LineParser(Supplier<Variables> variables) {
        this.variables = variables;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean accepting = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
        if (accepting && !complete(line)) {
            throw new EOFError(-1, -1, "the line goes on");
        }
        return TypedLine.of(line, cursor, variables.get());
    }

    /** Whether the next line does not belong to this one. */
    boolean complete(String line) {
        return !StatementReader.incomplete(line);
    }

    @Override
    public boolean isEscapeChar(char c) {
        return c == '\\';
    }
}
