package continuo.nn.recurrent;

/** One run of a generator's engine over some sequences, kept for the backward pass. */
public interface GeneratorTape extends Tape {
    /** Rows of what comes out, {@code [T, B, F]} in network units, and of their gradient. */
    OutputRows rows();

    /** What came out, {@code [T, B, stride]}, in network units. */
    default float[] outputs() {
        return rows().values();
    }

    /** dL/doutputs, {@code [T, B, stride]}: the caller fills it before a backward pass, with 0 where rows are padded. */
    default float[] outputGradient() {
        return rows().gradient();
    }

    /** Distance between rows of outputs: at least the number of features. */
    default int stride() {
        return rows().stride();
    }
}
