package continuo.shell.editing;

import continuo.shell.language.Lexed;
import continuo.shell.language.Lexed.Open;
import continuo.shell.language.Lexer;
import continuo.shell.language.Mark;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line with a cursor in it, seen from the cursor.
 *
 * @param before the words of the command before the one that the cursor is in
 * @param prefix that word's text up to the cursor, quotes and variables resolved
 * @param rest its text after the cursor; of {@code na|me=value} the name's
 * @param raw the word as typed, both parts
 * @param rawCursor where in it the cursor is
 * @param open the quote that is open at the cursor
 * @param state what can be completed there
 */
record TypedLine(
        String line,
        int cursor,
        List<String> before,
        String prefix,
        String rest,
        String raw,
        int rawCursor,
        Open open,
        State state)
        implements CompletingParsedLine {
    /** What the cursor is in. */
    enum State {
        WORD,
        /** A name before the {@code =} of its value. */
        ASSIGNED,
        /** A variable's name; prefix and raw are as typed. */
        VARIABLE,
        COMMENT
    }

    private static final String SPECIAL = " \t\r'\"\\$;#*?[]{}~";

    static TypedLine of(String line, int cursor, Variables variables) {
        String typed = line.substring(0, cursor);
        Lexed lexed = Lexer.lex(typed, variables);
        List<Word> command = lexed.fresh()
                ? List.of()
                : lexed.commands().isEmpty()
                        ? List.of()
                        : lexed.commands().get(lexed.commands().size() - 1);
        List<String> before = new ArrayList<>();
        command.forEach(word -> before.add(word.text()));
        boolean comment = lexed.marks().stream()
                .anyMatch(mark -> mark.kind() == Mark.Kind.COMMENT && mark.end() == cursor && cursor > 0);
        if (comment) {
            return new TypedLine(line, cursor, List.of(), "", "", "", 0, Open.NOTHING, State.COMMENT);
        }
        Word last = command.isEmpty() ? new Word("", cursor, cursor, false) : command.get(command.size() - 1);
        boolean within = !command.isEmpty() && last.end() == cursor;
        if (!within) {
            return new TypedLine(line, cursor, before, "", "", "", 0, lexed.open(), State.WORD);
        }
        before.remove(before.size() - 1);
        String rawPrefix = typed.substring(last.start());
        if (endsInVariable(rawPrefix, lexed.open())) {
            return new TypedLine(
                    line, cursor, before, rawPrefix, "", rawPrefix, rawPrefix.length(), lexed.open(), State.VARIABLE);
        }
        return within(line, cursor, before, last, lexed.open(), variables);
    }

    private static TypedLine within(
            String line, int cursor, List<String> before, Word last, Open open, Variables variables) {
        int end = cursor;
        String rest = "";
        for (List<Word> command : Lexer.lex(line, variables).commands()) {
            for (Word word : command) {
                if (word.start() == last.start() && word.text().startsWith(last.text())) {
                    rest = word.text().substring(last.text().length());
                    end = word.end();
                }
            }
        }
        State state = State.WORD;
        int equals = rest.indexOf('=');
        if (equals >= 0 && last.text().indexOf('=') < 0) {
            rest = rest.substring(0, equals);
            end = line.indexOf('=', cursor);
            state = State.ASSIGNED;
        }
        int start = last.start();
        return new TypedLine(
                line, cursor, before, last.text(), rest, line.substring(start, end), cursor - start, open, state);
    }

    private static boolean endsInVariable(String raw, Open open) {
        int dollar = raw.lastIndexOf('$');
        if (dollar < 0 || open == Open.SINGLE_QUOTE) {
            return false;
        }
        int backslashes = 0;
        while (dollar - backslashes > 0 && raw.charAt(dollar - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 0 && raw.substring(dollar + 1).matches("\\{?([A-Za-z_][A-Za-z0-9_]*)?");
    }

    @Override
    public String word() {
        return prefix + rest;
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(before);
        words.add(word());
        return words;
    }

    @Override
    public int wordCursor() {
        return prefix.length();
    }

    @Override
    public int wordIndex() {
        return before.size();
    }

    @Override
    public int rawWordCursor() {
        return rawCursor;
    }

    @Override
    public int rawWordLength() {
        return raw.length();
    }

    /** What was typed stays as it was typed ({@code ~}, variables, quotes); what is new is quoted the same way. */
    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        String text = candidate.toString();
        if (state == State.VARIABLE) {
            return text;
        }
        if (!text.startsWith(word()) || !rest.isEmpty() && open != Open.NOTHING) {
            return quoted(text, Open.NOTHING);
        }
        String added = quoted(text.substring(word().length()), open);
        String closing = switch (open) {
            case SINGLE_QUOTE -> "'";
            case DOUBLE_QUOTE -> "\"";
            default -> "";
        };
        return raw + added + (complete ? closing : "");
    }

    private static String quoted(String text, Open open) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (open) {
                case SINGLE_QUOTE -> quoted.append(c == '\'' ? "'\\''" : c);
                case DOUBLE_QUOTE ->
                    quoted.append("\"\\$".indexOf(c) >= 0 ? "\\" : "").append(c);
                default -> {
                    if (c == '\n') {
                        quoted.append("'\n'");
                    } else {
                        quoted.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
                    }
                }
            }
        }
        return quoted.toString();
    }
}
