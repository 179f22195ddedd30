package continuo.train;

/** Watches a corpus being loaded, on the thread that loads it. */
@FunctionalInterface
public interface LoadProgress {
    /**
     * Called once before the first piece and once after each.
     *
     * @param done how many pieces have been dealt with
     * @param total how many there are
     */
    void at(int done, int total);

    /** Asked several times a second; interrupting the loading thread does the same. */
    default boolean cancelled() {
        return false;
    }

    /** Looks away. */
    static LoadProgress none() {
        return (done, total) -> {};
    }
}
