package continuo.shell.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** JLine's reader with hints behind the cursor, and with lists of candidates laid out our way. */
final class ShellReader extends LineReaderImpl implements PromptReader {
    /** Where there is less room than this, a hint only disturbs. */
    private static final int NARROWEST_HINT = 8;

    /** More candidates than this are listed only when the user says so. */
    private static final int LONGEST_LIST = 200;

    private final Prompts prompts;
    private Optional<Function<String, Hint>> hinting = Optional.empty();
    private Hint hint = Hint.NONE;

    ShellReader(Terminal terminal, Prompts prompts, LineParser parser, LineCompleter completer, LineHistory history) {
        super(terminal, "continuo", new HashMap<>());
        this.prompts = prompts;
        setParser(parser);
        setCompleter(completer);
        setHistory(history);
        variable(SECONDARY_PROMPT_PATTERN, prompts.continuation());
        variable(LIST_MAX, LONGEST_LIST);
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.COMPLETE_IN_WORD);
        setOpt(Option.AUTO_LIST);
        // Words that are alike only by chance are no help where anything may stand.
        unsetOpt(Option.COMPLETE_MATCHER_TYPO);
        unsetOpt(Option.INSERT_TAB);
    }

    @Override
    public String read() {
        return readLine(prompts.first());
    }

    @Override
    public void announce(String message) {
        printAbove(message);
    }

    @Override
    public void redraw() {
        try {
            callWidget(REDISPLAY);
        } catch (IllegalStateException e) {
            // Nothing is being typed.
            return;
        }
    }

    /** Colours what is typed. */
    void colour(LineColours colours) {
        setHighlighter((reader, text) -> withHint(colours.of(text, buf.cursor())));
    }

    /** Shows hints, where the terminal can show them dimly; at the end of the line, Right takes over what they complete. */
    void hints(Function<String, Hint> hints) {
        if (terminal.getStringCapability(Capability.enter_dim_mode) == null) {
            return;
        }
        hinting = Optional.of(hints);
        for (String widget : List.of(FORWARD_CHAR, END_OF_LINE, FORWARD_WORD)) {
            Widget moving = Objects.requireNonNull(getWidgets().get(widget));
            getWidgets().put(widget, () -> takeHint() || moving.apply());
        }
    }

    private boolean takeHint() {
        if (buf.cursor() < buf.length() || hint.completion().isEmpty()) {
            return false;
        }
        buf.write(hint.completion());
        return true;
    }

    private AttributedString withHint(AttributedString line) {
        // Not in what stays on the screen, and not while something else is shown below.
        boolean shown = doAutosuggestion && post == null && buf.cursor() == buf.length();
        hint = shown ? hinting.map(hints -> hints.apply(buf.toString())).orElse(Hint.NONE) : Hint.NONE;
        if (hint.isEmpty()) {
            return line;
        }
        String text = hint.completion() + hint.note();
        int lineEnd = text.indexOf('\n');
        AttributedString dim = new AttributedString(
                lineEnd < 0 ? text : text.substring(0, lineEnd) + "…", AttributedStyle.DEFAULT.faint());
        int room = room(line);
        if (room < NARROWEST_HINT) {
            return line;
        }
        AttributedStringBuilder both = new AttributedStringBuilder().append(line);
        if (dim.columnLength() <= room) {
            both.append(dim);
        } else {
            both.append(dim.columnSubSequence(0, room - 1)).styled(AttributedStyle::faint, "…");
        }
        return both.toAttributedString();
    }

    /** How many columns are free behind the line's end. */
    private int room(AttributedString line) {
        List<AttributedString> lines = line.columnSplitLength(Integer.MAX_VALUE);
        int before = lines.size() > 1 ? prompts.continuation().length() : prompt.columnLength();
        int columns = Math.max(1, size.getColumns());
        int used =
                before + (line.length() == 0 ? 0 : lines.get(lines.size() - 1).columnLength());
        return columns - used % columns - 1;
    }

    @Override
    protected PostResult computePost(
            List<Candidate> possible, Candidate selection, List<Candidate> ordered, String completed) {
        List<Candidate> sorted = new ArrayList<>(possible);
        sorted.sort(Comparator.comparingInt(Candidate::sort));
        if (ordered != null) {
            ordered.addAll(sorted);
        }
        int columns = Math.max(1, size.getColumns());
        AttributedString typed = new AttributedStringBuilder()
                .append(prompt)
                .append(buf.toString())
                .toAttributedString();
        int promptLines = typed.columnSplitLength(columns, false, true).size();
        CandidateList list =
                CandidateList.of(sorted, Optional.ofNullable(selection), columns, size.getRows() - promptLines - 1);
        return new PostResult(list.text(), list.lines().size(), list.selectedLine(), list.columns());
    }
}
