package continuo.shell.editing;

/**
 * What stands dimly behind the cursor.
 *
 * @param completion what most likely comes next; may be taken over as it is, and may be empty
 * @param note what is expected or wrong; may be empty
 */
record Hint(String completion, String note) {
    static final Hint NONE = new Hint("", "");

    static Hint note(String text) {
        return new Hint("", text);
    }

    boolean isEmpty() {
        return completion.isEmpty() && note.isEmpty();
    }
}
