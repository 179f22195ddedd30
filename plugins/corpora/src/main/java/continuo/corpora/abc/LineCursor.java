package continuo.corpora.abc;

/** A place in one line of a file. */
final class LineCursor {
    private final String text;
    private final int line;
    private int position;

    LineCursor(String text, int line) {
        this.text = text;
        this.line = line;
    }

    int line() {
        return line;
    }

    /** From 1. */
    int column() {
        return position + 1;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    /** The sign {@code ahead} places on, or 0 behind the end. */
    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : 0;
    }

    char peek() {
        return peek(0);
    }

    char next() {
        return text.charAt(position++);
    }

    boolean skip(char expected) {
        boolean found = peek() == expected;
        if (found) {
            position++;
        }
        return found;
    }

    void toEnd() {
        position = text.length();
    }

    /** What stands before the next {@code end}, which is skipped too; IllegalArgumentException where there is none. */
    String until(char end) {
        int found = text.indexOf(end, position);
        if (found < 0) {
            throw new IllegalArgumentException("'" + end + "' is missing");
        }
        String between = text.substring(position, found);
        position = found + 1;
        return between;
    }

    boolean atDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    /** A whole number, or {@code otherwise} where none stands here. */
    int number(int otherwise) {
        int from = position;
        while (atDigit()) {
            position++;
        }
        return from == position ? otherwise : Integer.parseInt(text.substring(from, position));
    }
}
