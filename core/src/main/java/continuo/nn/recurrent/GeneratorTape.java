package continuo.nn.recurrent;

import java.util.random.RandomGenerator;

/** One run of a generator's engine over some sequences, kept for the backward pass. All tensors are time-major. */
public interface GeneratorTape {
    /** Makes room for a pass over {@code batch} sequences of {@code steps} steps; what was kept of the last is lost. */
    void shape(int steps, int batch);

    /** Draws new masks for the next pass; rate 0 turns dropout off. */
    void dropOut(double rate, RandomGenerator random);

    /** What came out, {@code [T, B, stride]}, in network units. */
    float[] outputs();

    /** dL/doutputs, {@code [T, B, stride]}: the caller fills it before a backward pass, with 0 where rows are padded. */
    float[] outputGradient();

    /** Distance between rows of outputs: at least the number of features. */
    int stride();
}
