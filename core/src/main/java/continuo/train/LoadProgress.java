package continuo.train;

/** Watches a corpus being loaded, on the thread that loads it. */
@FunctionalInterface
public interface LoadProgress {
    /**
     * Called once before the first piece and once after each; never where nothing has to be read.
     *
     * @param done how many pieces have been dealt with
     * @param total how many there are
     */
    void at(int done, int total);

    /** Asked several times a second; interrupting the loading thread does the same. */
    default boolean cancelled() {
        return false;
    }

    /** Something the user should know, although the music is loaded all the same. */
    default void notice(String message) {}

    /** Looks away. */
    static LoadProgress none() {
        return (done, total) -> {};
    }
}
