package continuo.studio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * HTML as it is being written. Whatever comes in as text or as the value of an attribute is escaped here and nowhere
 * else, and there is no way around it: only the page's own style and script go in as they are. Elements are closed in
 * the order in which they were opened.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "link", "input", "path");

    private final StringBuilder out = new StringBuilder("<!doctype html>\n");
    private final Deque<String> opened = new ArrayDeque<>();

    /**
     * Opens an element; one that has no content, such as {@code input}, is closed at once.
     *
     * @param attributes names and values in turn; names are the program's own
     */
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        if (VOID.contains(tag)) {
            // HTML's own elements do not need the slash; those of a drawing would hold all that follows.
            out.append("/>");
        } else {
            out.append('>');
            opened.push(tag);
        }
        return this;
    }

    /** Closes the innermost element that is open. */
    Markup close() {
        out.append("</").append(opened.pop()).append('>');
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** Opens a drawing that is stretched to the place it has, and says nothing that the text around it does not. */
    Markup openDrawing(int width, int height) {
        return open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true",
                "focusable",
                "false");
    }

    /** An element with nothing but text in it. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /**
     * A name that somebody else gave, as an element of its own: letters that are written from right to left, or marks that
     * pretend to be, do not reach the text around it.
     */
    Markup name(String name) {
        return element("bdi", name);
    }

    /** The page's own style or script; must not come from anywhere else. */
    Markup verbatim(String tag, String content) {
        if (content.contains("</") || content.contains("<!--")) {
            throw new IllegalArgumentException("the page's " + tag + " would end before its end");
        }
        out.append('<').append(tag).append('>').append(content);
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Data for the script: not run by anybody, and without a character that could end the element. */
    Markup data(JsonNode data, String className) {
        open("script", "type", "application/json", "class", className);
        for (char c : data.toString().toCharArray()) {
            if (c == '<' || c == '>' || c == '&' || Character.isSurrogate(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return close();
    }

    /** The whole page. */
    String html() {
        if (!opened.isEmpty()) {
            throw new IllegalStateException("still open: " + opened);
        }
        return out.append('\n').toString();
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : '\uFFFD');
            }
        });
    }

    /** What HTML can hold at all. */
    private static boolean allowed(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !lone;
    }
}
