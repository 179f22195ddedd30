package continuo.spi;

import java.util.List;

/**
 * What a model must know to be built, beside its hyper-parameters.
 *
 * @param columns the features of a step, in order; F is their number
 * @param seed for the initial weights
 * @param threads over how many threads it may spread a batch, at least 1
 */
public record ModelContext(List<Column> columns, long seed, int threads) {
    public ModelContext {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || threads < 1) {
            throw new IllegalArgumentException(columns.size() + " columns, " + threads + " threads");
        }
    }

    /** F, the number of features of a step. */
    public int features() {
        return columns.size();
    }
}
