package continuo.train;

/**
 * How a corpus is loaded. Nothing but time depends on the number of threads.
 *
 * @param seed decides which side a piece is on, and where its excerpt is
 * @param threads how many pieces are read at a time, at least 1
 * @param drums whether General MIDI's percussion channel stays in
 * @param valid fraction of the pieces for {@link Split#VALID}
 * @param test fraction of the pieces for {@link Split#TEST}; with {@code valid} less than 1
 * @param excerptNotes notes of an excerpt, at least 1
 */
public record LoadOptions(long seed, int threads, boolean drums, double valid, double test, int excerptNotes) {
    public LoadOptions {
        if (threads < 1 || excerptNotes < 1 || !(valid >= 0 && test >= 0 && valid + test < 1)) {
            throw new IllegalArgumentException(threads + " threads, " + excerptNotes + " notes an excerpt, " + valid
                    + " and " + test + " of the pieces for validation and test");
        }
    }

    /** A tenth each for validation and test, excerpts of 100 notes, no drums. */
    public static LoadOptions of(long seed, int threads) {
        return new LoadOptions(seed, threads, false, 0.1, 0.1, 100);
    }
}
