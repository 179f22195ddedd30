package continuo.nn.recurrent;

import java.util.random.RandomGenerator;

/**
 * One run of an engine over some sequences, kept for its backward pass. Used by one thread at a time; memory grows to the
 * largest batch it has seen and stays.
 */
public interface Tape {
    /** Makes room for a pass over {@code batch} sequences of {@code steps} steps; what was kept of the last is lost. */
    void shape(int steps, int batch);

    /**
     * Draws new dropout masks for the next pass, after {@link #shape}.
     *
     * @param rate share of each layer's outputs left out; 0 turns dropout off
     */
    void dropOut(double rate, RandomGenerator random);
}
