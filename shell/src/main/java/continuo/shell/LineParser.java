package continuo.shell;

import continuo.shell.language.Lexed;
import continuo.shell.language.Lexer;
import continuo.shell.language.StatementReader;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Has JLine read a line the way the language does. */
final class LineParser implements Parser {
    private final Variables variables;

    LineParser(Variables variables) {
        this.variables = variables;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean accepting = context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
        if (accepting && StatementReader.incomplete(line)) {
            throw new EOFError(-1, -1, "the line goes on");
        }
        return TypedLine.of(line, cursor, Lexer.lex(line.substring(0, cursor), variables));
    }

    @Override
    public boolean isEscapeChar(char c) {
        return c == '\\';
    }

    /**
     * The command the cursor is in, up to the cursor.
     *
     * @param words of the command so far; the last is the one being typed and may be empty
     * @param raw the last word as typed, with quotes
     */
    record TypedLine(String line, int cursor, List<String> words, String raw) implements CompletingParsedLine {
        static TypedLine of(String line, int cursor, Lexed lexed) {
            String before = line.substring(0, cursor);
            List<String> words = new ArrayList<>();
            String raw = "";
            List<Word> typed = lexed.commands().isEmpty()
                    ? List.of()
                    : lexed.commands().get(lexed.commands().size() - 1);
            boolean inCommand = !typed.isEmpty()
                    && !separated(before, typed.get(typed.size() - 1).end());
            if (inCommand) {
                typed.forEach(word -> words.add(word.text()));
            }
            Word last = inCommand ? typed.get(typed.size() - 1) : new Word("", cursor, cursor, false);
            if (inCommand && last.end() == cursor) {
                raw = before.substring(last.start());
            } else {
                words.add("");
            }
            return new TypedLine(line, cursor, List.copyOf(words), raw);
        }

        /** Whether a new command begins between the last word and the cursor. */
        private static boolean separated(String before, int lastEnd) {
            String rest = before.substring(lastEnd);
            return rest.indexOf(';') >= 0 || rest.indexOf('\n') >= 0;
        }

        @Override
        public String word() {
            return words.get(words.size() - 1);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words.size() - 1;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            StringBuilder escaped = new StringBuilder();
            for (int i = 0; i < candidate.length(); i++) {
                char c = candidate.charAt(i);
                if (" \t'\"\\$;#".indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
            return escaped;
        }

        @Override
        public int rawWordCursor() {
            return raw.length();
        }

        @Override
        public int rawWordLength() {
            return raw.length();
        }
    }
}
