package continuo.shell.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/**
 * Lays out what completion offers: a line each with its description where there is room for that, otherwise names only,
 * by their groups or in columns.
 *
 * @param lines none wider than the terminal
 * @param selectedLine the line of the selected candidate, from 0
 * @param columns how many candidates stand side by side
 */
record CandidateList(List<AttributedString> lines, int selectedLine, int columns) {
    private static final String GAP = "  ";

    /** @param height how many lines there is room for */
    static CandidateList of(List<Candidate> candidates, Optional<Candidate> selected, int width, int height) {
        return new Layout(candidates, selected, Math.max(1, width)).within(height);
    }

    AttributedString text() {
        return AttributedString.join(new AttributedString("\n"), lines);
    }

    private static final class Layout {
        private final List<Candidate> candidates;
        private final Optional<Candidate> selected;
        private final int width;
        private final Map<String, List<Candidate>> groups = new LinkedHashMap<>();
        private final List<AttributedString> lines = new ArrayList<>();
        private int selectedLine;

        Layout(List<Candidate> candidates, Optional<Candidate> selected, int width) {
            this.candidates = candidates;
            this.selected = selected;
            this.width = width;
            for (Candidate candidate : candidates) {
                String group = candidate.group() == null ? "" : candidate.group();
                groups.computeIfAbsent(group, title -> new ArrayList<>()).add(candidate);
            }
        }

        CandidateList within(int height) {
            boolean described = candidates.stream().anyMatch(candidate -> candidate.descr() != null);
            int titles = groups.size() > 1 ? groups.size() : 0;
            if (described && candidates.size() + titles <= height) {
                described(titles > 0);
            } else if (titles > 0) {
                grouped();
            } else {
                return columns();
            }
            return new CandidateList(lines, selectedLine, 1);
        }

        private void described(boolean titles) {
            int name = widest(candidates) + GAP.length();
            groups.forEach((title, members) -> {
                if (titles) {
                    lines.add(cut(new AttributedString(title, AttributedStyle.DEFAULT.underline())));
                }
                for (Candidate candidate : members) {
                    AttributedStringBuilder line = new AttributedStringBuilder();
                    line.append(titles ? GAP : "");
                    name(candidate, line);
                    if (candidate.descr() != null) {
                        line.append(" ".repeat(name - width(candidate)));
                        line.styled(AttributedStyle.DEFAULT.faint(), candidate.descr());
                    }
                    lines.add(cut(line.toAttributedString()));
                }
            });
        }

        /** A paragraph a group: its title and its members. */
        private void grouped() {
            int margin = groups.keySet().stream().mapToInt(Layout::width).max().orElse(0) + GAP.length();
            groups.forEach((title, members) -> {
                AttributedStringBuilder line = start(title, margin);
                for (Candidate candidate : members) {
                    if (line.columnLength() > margin && line.columnLength() + width(candidate) > width) {
                        lines.add(cut(line.toAttributedString()));
                        line = start("", margin);
                    }
                    name(candidate, line);
                    line.append(GAP);
                }
                lines.add(cut(line.toAttributedString()));
            });
        }

        private static AttributedStringBuilder start(String title, int margin) {
            AttributedStringBuilder line = new AttributedStringBuilder();
            line.styled(AttributedStyle.DEFAULT.underline(), title);
            return line.append(" ".repeat(margin - width(title)));
        }

        private CandidateList columns() {
            int cell = Math.min(width, widest(candidates) + GAP.length());
            int columns = Math.max(1, (width + GAP.length()) / cell);
            int rows = (candidates.size() + columns - 1) / columns;
            for (int row = 0; row < rows; row++) {
                AttributedStringBuilder line = new AttributedStringBuilder();
                for (int i = row; i < candidates.size(); i += rows) {
                    line.append(" ".repeat(Math.max(0, i / rows * cell - line.columnLength())));
                    name(candidates.get(i), line);
                }
                lines.add(cut(line.toAttributedString()));
            }
            return new CandidateList(lines, selectedLine, columns);
        }

        /** Several candidates may read alike; the chosen one is this very object. */
        @SuppressWarnings("ReferenceEquality")
        private void name(Candidate candidate, AttributedStringBuilder line) {
            boolean chosen = selected.isPresent() && selected.get() == candidate;
            if (chosen) {
                selectedLine = lines.size();
            }
            line.styled(chosen ? AttributedStyle.DEFAULT.inverse() : AttributedStyle.DEFAULT, candidate.displ());
        }

        private AttributedString cut(AttributedString line) {
            return line.columnLength() <= width
                    ? line
                    : new AttributedStringBuilder()
                            .append(line.columnSubSequence(0, width - 1))
                            .append("…")
                            .toAttributedString();
        }

        private static int widest(List<Candidate> candidates) {
            return candidates.stream().mapToInt(Layout::width).max().orElse(0);
        }

        private static int width(Candidate candidate) {
            return width(candidate.displ());
        }

        private static int width(String text) {
            return text.codePoints()
                    .map(WCWidth::wcwidth)
                    .map(w -> Math.max(0, w))
                    .sum();
        }
    }
}
