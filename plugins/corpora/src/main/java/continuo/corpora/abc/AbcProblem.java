package continuo.corpora.abc;

/**
 * Something in a file that cannot be read.
 *
 * @param file its name
 * @param line from 1
 * @param column from 1
 * @param message what is wrong there
 */
public record AbcProblem(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
