package continuo.shell.editing;

import continuo.shell.editing.Place.Role;
import continuo.shell.language.Lexed;
import continuo.shell.language.Lexer;
import continuo.shell.language.Mark;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Shows what each part of a line is taken for. What cannot be right is underlined as well as red; a word that is still
 * being typed only when nothing it could become is right.
 */
final class LineColours {
    static final AttributedStyle COMMAND = AttributedStyle.DEFAULT.bold();
    static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    static final AttributedStyle NAME = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    static final AttributedStyle PARAMETER = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    static final AttributedStyle QUOTED = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    static final AttributedStyle VARIABLE = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);
    static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();
    static final AttributedStyle WRONG =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.RED).underline();

    private final Vocabulary vocabulary;
    private final Supplier<Variables> variables;

    LineColours(Vocabulary vocabulary, Supplier<Variables> variables) {
        this.vocabulary = vocabulary;
        this.variables = variables;
    }

    /** @param cursor where the next letter would go */
    AttributedString of(String text, int cursor) {
        AttributedStyle[] styles = new AttributedStyle[text.length()];
        Arrays.fill(styles, AttributedStyle.DEFAULT);
        Lexed lexed = lexed(text);
        List<Mark> unknown = lexed.marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.UNKNOWN_VARIABLE)
                .toList();
        for (List<Word> command : lexed.commands()) {
            CommandReading reading = new CommandReading(vocabulary);
            for (Word word : command) {
                boolean judged =
                        unknown.stream().noneMatch(mark -> mark.start() < word.end() && word.start() < mark.end());
                word(text, word, reading.place(word.text()), judged, cursor, styles);
                reading.take(word.text());
            }
        }
        for (Mark mark : lexed.marks()) {
            mark(mark, cursor, styles);
        }
        AttributedStringBuilder coloured = new AttributedStringBuilder(text.length());
        for (int i = 0; i < styles.length; i++) {
            coloured.style(styles[i]).append(text.charAt(i));
        }
        return coloured.toAttributedString();
    }

    /** With a value for the variables of loops, which get theirs only when they run. */
    private Lexed lexed(String text) {
        Lexed lexed = Lexer.lex(text, variables.get());
        Map<String, String> loops = new HashMap<>();
        for (List<Word> command : lexed.commands()) {
            for (int i = 1; i < command.size(); i++) {
                if (command.get(i - 1).text().equals("foreach")) {
                    loops.put(command.get(i).text(), "");
                }
            }
        }
        return loops.isEmpty() || lexed.missing().isEmpty()
                ? lexed
                : Lexer.lex(text, variables.get().and(loops));
    }

    private static void word(
            String text, Word word, Place place, boolean judged, int cursor, AttributedStyle[] styles) {
        boolean typing = word.end() == cursor;
        boolean wrong = judged
                && (typing
                        ? place.refuses(word.text())
                        : place.problem(word.text()).isPresent());
        int end = word.end();
        if (!wrong && place.role(word.text()) == Role.PARAMETER) {
            int equals = text.indexOf('=', word.start());
            end = equals >= 0 && equals < end ? equals : end;
        }
        AttributedStyle style = wrong ? WRONG : style(place.role(word.text()));
        Arrays.fill(styles, word.start(), end, style);
    }

    private static AttributedStyle style(Role role) {
        return switch (role) {
            case COMMAND -> COMMAND;
            case OPTION -> OPTION;
            case NAME -> NAME;
            case PARAMETER -> PARAMETER;
            case PLAIN -> AttributedStyle.DEFAULT;
        };
    }

    private static void mark(Mark mark, int cursor, AttributedStyle[] styles) {
        AttributedStyle style = switch (mark.kind()) {
            case COMMENT -> COMMENT;
            case QUOTED -> QUOTED;
            case VARIABLE -> VARIABLE;
            // The name may still grow into a known one.
            case UNKNOWN_VARIABLE -> mark.end() == cursor ? VARIABLE : WRONG;
        };
        for (int i = mark.start(); i < mark.end(); i++) {
            if (!styles[i].equals(WRONG)) {
                styles[i] = style;
            }
        }
    }
}
