package continuo.nn.recurrent;

import continuo.nn.weights.Engine;

/** The engine of a generator, whose passes are kept on tapes of one class. */
public interface GeneratorEngine<T extends GeneratorTape> extends Engine {
    /** F, the number of features of a step that comes out. */
    int features();

    /** A tape for passes over {@code batch} sequences of {@code steps} steps, which {@link Tape#shape} may change. */
    T newTape(int steps, int batch);
}
