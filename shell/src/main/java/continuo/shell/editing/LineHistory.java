package continuo.shell.editing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.reader.History;
import org.jline.reader.LineReader;

/**
 * What was typed before: each line once, at the place where it was typed last, and none that begins with a blank. Where
 * nothing shall be kept, nothing ever comes back, neither on the keys nor in the search.
 */
final class LineHistory implements History {
    private static final int MOST = 10_000;

    private final Optional<HistoryFile> file;
    private final Function<String, List<String>> units;
    private final Consumer<String> notices;
    private final List<String> lines = new ArrayList<>();
    private int index;
    private boolean failed;

    private LineHistory(Optional<HistoryFile> file, Function<String, List<String>> units, Consumer<String> notices) {
        this.file = file;
        this.units = units;
        this.notices = notices;
    }

    /**
     * @param file where the lines are kept
     * @param units cuts what was typed or pasted at once into lines that stand for themselves
     * @param notices told once when the file cannot be written
     */
    static LineHistory in(Path file, Function<String, List<String>> units, Consumer<String> notices) {
        return new LineHistory(Optional.of(new HistoryFile(file, MOST)), units, notices);
    }

    /** One that forgets everything at once. */
    static LineHistory none() {
        return new LineHistory(Optional.empty(), List::of, notice -> {});
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The last line that begins like a text and goes on. */
    Optional<String> continuing(String text) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            if (line.length() > text.length() && line.startsWith(text)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    @Override
    public void attach(LineReader reader) {
        // Nothing of it depends on the reader.
    }

    @Override
    public void load() throws IOException {
        lines.clear();
        if (file.isPresent()) {
            file.get().read().forEach(this::remember);
        }
        moveToEnd();
    }

    @Override
    public void add(Instant time, String line) {
        if (file.isPresent()) {
            for (String unit : units.apply(line)) {
                boolean wanted = !unit.isEmpty() && !Character.isWhitespace(unit.charAt(0));
                if (wanted && (lines.isEmpty() || !lines.get(lines.size() - 1).equals(unit))) {
                    remember(unit);
                    keep(time, unit);
                }
            }
        }
        moveToEnd();
    }

    private void remember(String line) {
        lines.remove(line);
        lines.add(line);
        if (lines.size() > MOST) {
            lines.remove(0);
        }
    }

    private void keep(Instant time, String line) {
        try {
            file.orElseThrow().append(time, line);
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                notices.accept("what you type is not kept for the next time: " + e.getMessage());
            }
        }
    }

    @Override
    public void save() {
        // Each line is saved when it is typed.
    }

    @Override
    public void write(Path target, boolean incremental) {
        throw new UnsupportedOperationException("the history has a file of its own");
    }

    @Override
    public void append(Path target, boolean incremental) {
        throw new UnsupportedOperationException("the history has a file of its own");
    }

    @Override
    public void read(Path source, boolean checkDuplicates) {
        throw new UnsupportedOperationException("the history has a file of its own");
    }

    @Override
    public void purge() {
        lines.clear();
        moveToEnd();
    }

    @Override
    public int size() {
        return lines.size();
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public int first() {
        return 0;
    }

    @Override
    public int last() {
        return lines.size() - 1;
    }

    @Override
    public String get(int place) {
        return lines.get(place);
    }

    @Override
    public ListIterator<Entry> iterator(int place) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            entries.add(new Line(i, lines.get(i)));
        }
        return entries.listIterator(place);
    }

    /** A line with its place; when it was typed is of no use to anybody here. */
    private record Line(int index, String line) implements Entry {
        @Override
        public Instant time() {
            return Instant.EPOCH;
        }
    }

    @Override
    public String current() {
        return index < lines.size() ? lines.get(index) : "";
    }

    @Override
    public boolean previous() {
        return moveTo(index - 1);
    }

    @Override
    public boolean next() {
        if (index >= lines.size()) {
            return false;
        }
        index++;
        return true;
    }

    @Override
    public boolean moveToFirst() {
        return index != 0 && moveTo(0);
    }

    @Override
    public boolean moveToLast() {
        return index != last() && moveTo(last());
    }

    @Override
    public boolean moveTo(int place) {
        if (place < 0 || place >= lines.size()) {
            return false;
        }
        index = place;
        return true;
    }

    @Override
    public void moveToEnd() {
        index = lines.size();
    }

    @Override
    public void resetIndex() {
        moveToEnd();
    }
}
