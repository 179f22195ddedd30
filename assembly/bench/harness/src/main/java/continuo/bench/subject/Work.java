package continuo.bench.subject;

/** What is measured: set up once, done again and again. */
public interface Work extends AutoCloseable {
    /** Does it once; this is what the clock runs for. */
    void repeat();

    /** Floating-point operations of one repetition, at the sizes asked for without padding; 0 where that says nothing. */
    default double operations() {
        return 0;
    }

    @Override
    default void close() {}

    /** Makes the work of a name; throws {@link Absent} where this subject has none. */
    @FunctionalInterface
    interface Maker {
        Work make(Size size);
    }

    /** The subject cannot do what it was asked for, and the message says why. */
    final class Absent extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Absent(String why) {
            super(why);
        }
    }
}
