package continuo.shell.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows for a person, aligned and cut to the width, or for a program, one JSON object each. */
public final class Table {
    private static final String GAP = "  ";

    /** The last column never gets narrower than this, however narrow the terminal. */
    private static final int NARROWEST = 12;

    private final List<Column> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param key its name in JSON
     * @param head its name for people
     * @param numeric aligned to the right
     */
    public record Column(String key, String head, boolean numeric) {
        public static Column text(String key, String head) {
            return new Column(key, head, false);
        }

        public static Column number(String key, String head) {
            return new Column(key, head, true);
        }
    }

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row: text, numbers, booleans, lists, or optionals of these, one a column. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Each row as an object. */
    public List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                object.put(columns.get(c).key(), row.get(c));
            }
            objects.add(object);
        }
        return objects;
    }

    /** The lines, none longer than {@code width} characters unless it must: the last column is wrapped. */
    public List<String> lines(int width) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(heads());
        for (List<Object> row : rows) {
            cells.add(row.stream().map(Table::shown).toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> row : cells) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            add(row, widths, width, lines);
        }
        return lines;
    }

    private List<String> heads() {
        return columns.stream().map(Column::head).toList();
    }

    private void add(List<String> row, int[] widths, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        int last = columns.size() - 1;
        for (int c = 0; c < last; c++) {
            line.append(padded(row.get(c), widths[c], columns.get(c).numeric())).append(GAP);
        }
        int indent = line.length();
        if (columns.get(last).numeric()) {
            lines.add(line + padded(row.get(last), widths[last], true));
            return;
        }
        for (String part : wrap(row.get(last), Math.max(NARROWEST, width - indent))) {
            lines.add((line + part).stripTrailing());
            line.setLength(0);
            line.append(" ".repeat(indent));
        }
    }

    private static String padded(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }

    /** Cuts a text at blanks into lines of at most {@code width}; a longer word stays whole. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            if (cut <= 0) {
                cut = rest.indexOf(' ');
            }
            if (cut <= 0) {
                break;
            }
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static String shown(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Table::shown).orElse("-");
        }
        if (value instanceof Double || value instanceof Float) {
            return Numbers.shown(((Number) value).doubleValue());
        }
        if (value instanceof Iterable<?> items) {
            List<String> words = new ArrayList<>();
            for (Object item : items) {
                words.add(shown(item));
            }
            return String.join(", ", words);
        }
        return value.toString();
    }
}
