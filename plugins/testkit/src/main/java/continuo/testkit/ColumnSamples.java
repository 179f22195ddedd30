package continuo.testkit;

import continuo.spi.Column;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random sequences that columns allow: levels, classes and bits where they are of these. */
final class ColumnSamples {
    private ColumnSamples() {}

    /** {@code [B, F, T]} in network units; Gaussian numbers for continuous columns. */
    static INDArray sequences(List<Column> columns, long seed, int batch, int steps) {
        Random random = new Random(seed);
        float[] values = new float[batch * columns.size() * steps];
        int at = 0;
        for (int row = 0; row < batch; row++) {
            for (Column column : columns) {
                for (int step = 0; step < steps; step++) {
                    values[at++] = (float) value(column, random);
                }
            }
        }
        return Nd4j.createFromArray(values).reshape('c', batch, columns.size(), steps);
    }

    private static double value(Column column, Random random) {
        return switch (column.type()) {
            case CONTINUOUS -> random.nextGaussian();
            case QUANTISED ->
                column.scaling()
                        .toNetwork(column.levels()
                                .get(random.nextInt(column.levels().size())));
            case BINARY, CATEGORICAL -> column.scaling().toNetwork(column.min() + random.nextInt(column.classes()));
        };
    }
}
