package continuo.shell;

import continuo.shell.language.Lexed;
import continuo.shell.language.LineSpan;
import continuo.shell.language.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** The lines of a script that an error is about, with marks under the words that its message names. */
final class SourceExcerpt {
    private static final String INDENT = "    ";
    private static final int WIDEST = 100;
    private static final int MOST_LINES = 3;
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    /** Words that a message offers are not those it complains of. */
    private static final Pattern OFFERS = Pattern.compile("did you mean [^?]*\\?|\\(there are: [^)]*\\)");

    private final LineSpan place;
    private final String message;
    /** Characters of the line's text to mark. */
    private final BitSet marked = new BitSet();

    private SourceExcerpt(LineSpan place, String message) {
        this.place = place;
        this.message = OFFERS.matcher(message).replaceAll("");
    }

    /** @param words of the command, variables resolved as far as they could be */
    static List<String> of(LineSpan place, Lexed words, String message) {
        SourceExcerpt excerpt = new SourceExcerpt(place, message);
        words.commands().stream().flatMap(List::stream).forEach(excerpt::mark);
        return excerpt.lines();
    }

    private void mark(Word word) {
        String written = place.text().substring(word.start(), word.end());
        int begin = place.start() + word.start();
        Matcher variable = VARIABLE.matcher(written);
        boolean missing = false;
        while (variable.find()) {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            if (message.contains("$" + name + " is not ")) {
                marked.set(begin + variable.start(), begin + variable.end());
                missing = true;
            }
        }
        if (!missing && (named(word.text()) || named(written))) {
            marked.set(begin, begin + written.length());
        }
    }

    /** Whether the message names a word: in quotes, or as it is where it cannot be an ordinary word of the message. */
    private boolean named(String word) {
        String assignment = word.substring(word.indexOf('.') + 1);
        int equals = word.indexOf('=');
        if (message.contains("\"" + word + "\"")
                || equals > 0 && message.contains("\"" + word.substring(0, equals) + "\"")
                || equals > 0 && message.contains("\"" + assignment.substring(0, assignment.indexOf('=')) + "\"")) {
            return true;
        }
        return standsAlone(word) || equals > 0 && standsAlone(assignment);
    }

    private boolean standsAlone(String word) {
        if (word.length() < 3 || word.matches("[a-z-]*")) {
            return false;
        }
        int at = message.indexOf(word);
        boolean begins = at == 0 || at > 0 && " (/".indexOf(message.charAt(at - 1)) >= 0;
        int end = at + word.length();
        return begins && (end == message.length() || " ;:,)".indexOf(message.charAt(end)) >= 0);
    }

    private List<String> lines() {
        List<String> shown = new ArrayList<>();
        int start = 0;
        for (String line : place.line().text().split("\n", -1)) {
            int end = start + line.length();
            boolean about = end >= place.start() && start < Math.max(place.end(), place.start() + 1);
            if (about && shown.size() < MOST_LINES && !line.isBlank()) {
                add(line, marked.get(start, end), shown);
            }
            start = end + 1;
        }
        return shown;
    }

    private static void add(String line, BitSet marks, List<String> shown) {
        int first = Math.max(0, marks.nextSetBit(0));
        int from = first < WIDEST / 2 || line.length() <= WIDEST ? 0 : Math.min(first, line.length()) - WIDEST / 2;
        int to = Math.min(line.length(), from + WIDEST);
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        StringBuilder carets = new StringBuilder(from > 0 ? " " : "");
        for (int i = from; i < to; ) {
            int point = line.codePointAt(i);
            int size = Character.charCount(point);
            int shownPoint = Character.isISOControl(point) ? ' ' : point;
            text.appendCodePoint(shownPoint);
            carets.append((marks.get(i) ? "^" : " ").repeat(Math.max(0, WCWidth.wcwidth(shownPoint))));
            i += size;
        }
        text.append(to < line.length() ? "…" : "");
        shown.add(INDENT + text.toString().stripTrailing());
        if (!marks.isEmpty()) {
            shown.add(INDENT + carets.toString().stripTrailing());
        }
    }
}
