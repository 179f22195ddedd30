package continuo.shell.editing;

import java.util.function.Supplier;

/**
 * Something that may stand at a place.
 *
 * @param value what the word becomes
 * @param shown what a list shows of it
 * @param describe says what it is, in one line; may be empty, and is asked only for what is shown
 * @param complete whether the word ends with it
 * @param group the title under which a list shows it; may be empty
 */
record Offer(String value, String shown, Supplier<String> describe, boolean complete, String group) {
    Offer(String value, String shown, Supplier<String> describe, boolean complete) {
        this(value, shown, describe, complete, "");
    }

    static Offer word(String word, String description) {
        return new Offer(word, word, () -> description, true);
    }

    Offer in(String title) {
        return new Offer(value, shown, describe, complete, title);
    }

    /** The same after what was typed of the word before. */
    Offer after(String before) {
        return new Offer(before + value, shown, describe, complete, group);
    }

    String description() {
        return describe.get();
    }
}
