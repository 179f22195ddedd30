package continuo.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text that output is compared with. {@code …} stands for anything within a line, and alone on a line for any number of
 * lines: for times, paths and whatever else is another each time.
 */
record Expected(List<String> lines) {
    private static final String ANYTHING = "…";

    Expected {
        lines = List.copyOf(lines);
    }

    boolean matches(List<String> actual) {
        StringBuilder pattern = new StringBuilder();
        for (String line : lines) {
            pattern.append(line.strip().equals(ANYTHING) ? "(?:[^\n]*\n)*?" : pattern(line) + "\n");
        }
        String text = actual.stream().map(line -> line + "\n").collect(Collectors.joining());
        return Pattern.matches(pattern.toString(), text);
    }

    private static String pattern(String line) {
        String quoted = Pattern.quote(line.stripTrailing()).replace(ANYTHING, "\\E[^\n]*\\Q");
        return quoted + " *";
    }

    /** New lines in the place of these, except that a line which still holds keeps its marks. */
    List<String> renewed(List<String> actual) {
        if (matches(actual)) {
            return lines;
        }
        List<String> renewed = new ArrayList<>();
        int next = 0;
        for (String line : actual) {
            String kept = line;
            for (int i = next; i < lines.size(); i++) {
                if (lines.get(i).contains(ANYTHING)
                        && !lines.get(i).strip().equals(ANYTHING)
                        && Pattern.matches(pattern(lines.get(i)), line)) {
                    kept = lines.get(i);
                    next = i + 1;
                    break;
                }
            }
            renewed.add(kept);
        }
        return renewed;
    }
}
