package continuo.spi;

import java.util.List;

/**
 * What a model's constructor needs besides its hyper-parameters.
 *
 * @param columns the features of a step that a generator generates, in order; F is their number
 * @param given the features of a step that are given to it, conditions, in order; C is their number, mostly 0. They follow the
 *     others in every tensor of real sequences
 * @param seed for the initial weights
 * @param threads over how many threads it may spread a batch, at least 1
 */
public record ModelContext(List<Column> columns, List<Column> given, long seed, int threads) {
    public ModelContext {
        columns = List.copyOf(columns);
        given = List.copyOf(given);
        if (columns.isEmpty() || threads < 1) {
            throw new IllegalArgumentException(columns.size() + " columns, " + threads + " threads");
        }
    }

    /** For a representation without given columns. */
    public ModelContext(List<Column> columns, long seed, int threads) {
        this(columns, List.of(), seed, threads);
    }

    /** Splits a representation's columns into those to generate and those that are given. */
    public static ModelContext of(List<Column> all, long seed, int threads) {
        return new ModelContext(
                all.stream().filter(column -> !column.given()).toList(),
                all.stream().filter(Column::given).toList(),
                seed,
                threads);
    }

    /** F, the number of features of a step that are generated. */
    public int features() {
        return columns.size();
    }

    /** C, the number of features of a step that are given. */
    public int conditions() {
        return given.size();
    }
}
