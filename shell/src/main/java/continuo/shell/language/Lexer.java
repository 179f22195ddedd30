package continuo.shell.language;

import continuo.shell.language.Lexed.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a text into commands and words as a POSIX shell does: blanks separate words, {@code ;} and line ends separate
 * commands, {@code #} at the beginning of a word starts a comment; single quotes keep everything, double quotes resolve
 * variables, a backslash takes the next character as it is, and one at the end of a line joins the next line. Unlike a
 * shell's, the value of a variable is never cut into words; {@code $@} gives a word for each argument.
 */
public final class Lexer {
    private final String text;
    /** Empty where variables stay as they are written. */
    private final Optional<Variables> variables;

    private final List<List<Word>> commands = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    /** The word as a pattern of file names: what is quoted or comes from a variable means itself. */
    private final StringBuilder pattern = new StringBuilder();

    private boolean wild;
    private boolean inWord;
    private boolean quoted;
    private boolean fresh = true;
    private int start;
    private int at;
    private Open open = Open.NOTHING;

    private Lexer(String text, Optional<Variables> variables) {
        this.text = text;
        this.variables = variables;
    }

    public static Lexed lex(String text, Variables variables) {
        return new Lexer(text, Optional.of(variables)).lex();
    }

    /** The same with variables and {@code ~} left as they are written, for a text whose time to run is yet to come. */
    public static Lexed cut(String text) {
        return new Lexer(text, Optional.empty()).lex();
    }

    private Lexed lex() {
        while (at < text.length() && open == Open.NOTHING) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                endWord();
                at++;
            } else if (c == ';' || c == '\n') {
                endCommand();
                fresh = true;
                at++;
            } else if (c == '#' && !inWord) {
                int end = text.indexOf('\n', at);
                int from = at;
                at = end < 0 ? text.length() : end;
                mark(Mark.Kind.COMMENT, from);
            } else {
                fresh = false;
                part(c);
            }
        }
        endCommand();
        return new Lexed(commands, open, missing, problems, marks, fresh);
    }

    /** Marks what was read since a place. */
    private void mark(Mark.Kind kind, int from) {
        marks.add(new Mark(kind, from, at));
    }

    private void part(char c) {
        if (!inWord) {
            inWord = true;
            start = at;
        }
        switch (c) {
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '\\' -> escaped();
            case '$' -> variable();
            case '~' -> tilde();
            default -> {
                word.append(c);
                pattern.append("{}".indexOf(c) >= 0 ? "\\" : "").append(c);
                wild |= "*?[".indexOf(c) >= 0;
                at++;
            }
        }
    }

    /** Takes text that stands for nothing but itself. */
    private void literal(CharSequence characters) {
        word.append(characters);
        for (int i = 0; i < characters.length(); i++) {
            literal(characters.charAt(i), pattern);
        }
    }

    private void literal(char c) {
        word.append(c);
        literal(c, pattern);
    }

    private static void literal(char c, StringBuilder pattern) {
        pattern.append("*?[]{}\\".indexOf(c) >= 0 ? "\\" : "").append(c);
    }

    private void singleQuoted() {
        quoted = true;
        int from = at;
        int end = text.indexOf('\'', at + 1);
        literal(text.substring(at + 1, end < 0 ? text.length() : end));
        open = end < 0 ? Open.SINGLE_QUOTE : Open.NOTHING;
        at = end < 0 ? text.length() : end + 1;
        mark(Mark.Kind.QUOTED, from);
    }

    private void doubleQuoted() {
        quoted = true;
        int from = at;
        int place = marks.size();
        at++;
        open = Open.DOUBLE_QUOTE;
        while (at < text.length() && open != Open.NOTHING) {
            char c = text.charAt(at);
            if (c == '"') {
                open = Open.NOTHING;
                at++;
            } else if (c == '$') {
                variable();
            } else if (c == '\\' && at + 1 < text.length() && "\"\\$\n".indexOf(text.charAt(at + 1)) >= 0) {
                appendUnlessLineEnd(text.charAt(at + 1));
                at += 2;
            } else {
                literal(c);
                at++;
            }
        }
        // Before the variables in it.
        marks.add(place, new Mark(Mark.Kind.QUOTED, from, at));
    }

    private void escaped() {
        if (at + 1 == text.length()) {
            open = Open.BACKSLASH;
            at++;
            inWord = !word.isEmpty() || quoted;
            return;
        }
        char next = text.charAt(at + 1);
        at += 2;
        if (next == '\n') {
            inWord = !word.isEmpty() || quoted;
        } else {
            quoted = true;
            literal(next);
        }
    }

    private void appendUnlessLineEnd(char c) {
        if (c != '\n') {
            literal(c);
        }
    }

    private void variable() {
        int nameStart = at + 1;
        boolean braces = nameStart < text.length() && text.charAt(nameStart) == '{';
        if (braces) {
            nameStart++;
        }
        int nameEnd = nameEnd(nameStart);
        boolean closed = !braces || nameEnd < text.length() && text.charAt(nameEnd) == '}';
        if (nameEnd == nameStart || !closed) {
            literal('$');
            at++;
            return;
        }
        int begin = at;
        at = braces ? nameEnd + 1 : nameEnd;
        if (variables.isEmpty()) {
            literal(text.substring(begin, at));
            mark(Mark.Kind.VARIABLE, begin);
            return;
        }
        String name = text.substring(nameStart, nameEnd);
        if (name.equals("@")) {
            mark(Mark.Kind.VARIABLE, begin);
            allArguments(variables.get().arguments());
            return;
        }
        Optional<String> value = variables.get().get(name);
        mark(value.isPresent() ? Mark.Kind.VARIABLE : Mark.Kind.UNKNOWN_VARIABLE, begin);
        value.ifPresent(this::literal);
        if (value.isEmpty()) {
            missing.add(name);
            problems.add(variables.get().missing(name));
        }
    }

    private int nameEnd(int from) {
        if (from >= text.length()) {
            return from;
        }
        char first = text.charAt(from);
        if (first == '@' || first == '#') {
            return from + 1;
        }
        int end = from;
        boolean digits = isDigit(first);
        while (end < text.length() && (isDigit(text.charAt(end)) || !digits && isLetter(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private void allArguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                endWord();
                start = at;
                inWord = true;
            }
            quoted = true;
            literal(arguments.get(i));
        }
        if (arguments.isEmpty() && word.isEmpty()) {
            // As in a shell, "$@" without arguments is no word at all.
            quoted = false;
            inWord = false;
        }
    }

    /** The home folder, at the beginning of a word or of the value in {@code name=value}. */
    private void tilde() {
        boolean first = word.isEmpty() && !quoted;
        boolean value = word.length() > 1 && word.indexOf("=") == word.length() - 1;
        boolean alone = at + 1 == text.length() || "/ \t\r\n;".indexOf(text.charAt(at + 1)) >= 0;
        Optional<String> home = variables.flatMap(known -> known.get("HOME"));
        literal((first || value) && alone && home.isPresent() ? home.get() : "~");
        at++;
    }

    private void endWord() {
        if (inWord) {
            Optional<String> glob = wild ? Optional.of(pattern.toString()) : Optional.empty();
            words.add(new Word(word.toString(), start, at, quoted, glob));
            word.setLength(0);
            pattern.setLength(0);
            wild = false;
            inWord = false;
            quoted = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(List.copyOf(words));
            words = new ArrayList<>();
        }
    }
}
