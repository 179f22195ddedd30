package continuo.train;

import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Likelihood;
import continuo.spi.MostLikely;
import continuo.spi.Steps;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A model that knows only how often each value occurs in the training pieces: {@code p(v) = (n(v) + 1) / (N + V)} for each column
 * by itself (add-one smoothing, Laplace), N the number of steps and V that of the column's classes. What a probe says of it is what
 * any model that has learned something of sequences must beat.
 */
final class Unigram implements Generator, Likelihood, MostLikely {
    private final List<Column> columns;
    private final double[][] logs;
    private final double[] modes;

    private Unigram(List<Column> columns, double[][] logs, double[] modes) {
        this.columns = columns;
        this.logs = logs;
        this.modes = modes;
    }

    /**
     * Counts.
     *
     * @param columns of the representation, the generated ones first
     * @param pieces of the training side
     * @return empty where a generated column has no classes, as a column of real numbers
     */
    static Optional<Unigram> of(List<Column> columns, List<EncodedPiece> pieces) {
        List<Column> generated =
                columns.stream().filter(column -> !column.given()).toList();
        if (generated.stream().anyMatch(column -> column.classes() == 0)) {
            return Optional.empty();
        }
        long[][] counts =
                generated.stream().map(column -> new long[column.classes()]).toArray(long[][]::new);
        for (EncodedPiece piece : pieces) {
            Steps steps = piece.steps();
            for (int t = 0; t < steps.length(); t++) {
                for (int f = 0; f < counts.length; f++) {
                    counts[f][generated.get(f).classOf(steps.values()[t * steps.features() + f])]++;
                }
            }
        }
        double[][] logs = new double[counts.length][];
        double[] modes = new double[counts.length];
        for (int f = 0; f < counts.length; f++) {
            logs[f] = logs(counts[f]);
            int mode = 0;
            for (int v = 1; v < counts[f].length; v++) {
                mode = counts[f][v] > counts[f][mode] ? v : mode;
            }
            modes[f] = generated.get(f).ofClass(mode);
        }
        return Optional.of(new Unigram(generated, logs, modes));
    }

    private static double[] logs(long[] counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double[] logs = new double[counts.length];
        for (int v = 0; v < logs.length; v++) {
            logs[v] = Math.log((counts[v] + 1.0) / (all + counts.length));
        }
        return logs;
    }

    @Override
    public INDArray logLikelihood(INDArray real) {
        INDArray found = Nd4j.create(DataType.FLOAT, real.size(0), real.size(2));
        for (int b = 0; b < real.size(0); b++) {
            for (int t = 0; t < real.size(2); t++) {
                double sum = 0;
                for (int f = 0; f < logs.length; f++) {
                    sum += logs[f][columns.get(f).classOf(real.getDouble(b, f, t))];
                }
                found.putScalar(b, t, sum);
            }
        }
        return found;
    }

    @Override
    public INDArray mostLikely(INDArray real) {
        INDArray found = Nd4j.create(DataType.FLOAT, real.size(0), columns.size(), real.size(2));
        for (int b = 0; b < real.size(0); b++) {
            for (int f = 0; f < modes.length; f++) {
                for (int t = 0; t < real.size(2); t++) {
                    found.putScalar(b, f, t, modes[f]);
                }
            }
        }
        return found;
    }

    /** Draws each value by itself. */
    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        INDArray drawn = Nd4j.create(DataType.FLOAT, request.batch(), columns.size(), request.steps());
        for (int b = 0; b < request.batch(); b++) {
            for (int t = 0; t < request.steps(); t++) {
                for (int f = 0; f < logs.length; f++) {
                    double left = random.get(b).nextDouble();
                    int value = 0;
                    while (value < logs[f].length - 1 && left >= Math.exp(logs[f][value])) {
                        left -= Math.exp(logs[f][value++]);
                    }
                    drawn.putScalar(b, f, t, columns.get(f).ofClass(value));
                }
            }
        }
        return drawn;
    }

    @Override
    public double computeGradient(INDArray real, Optional<INDArray> weights, RandomGenerator random) {
        throw notTrained();
    }

    @Override
    public INDArray weights() {
        throw notTrained();
    }

    @Override
    public INDArray gradient() {
        throw notTrained();
    }

    private static UnsupportedOperationException notTrained() {
        return new UnsupportedOperationException("frequencies are counted, not trained");
    }

    @Override
    public List<WeightBlock> blocks() {
        return List.of();
    }

    @Override
    public void weightsChanged() {}

    @Override
    public String description() {
        return "how often each value of each column occurs";
    }

    @Override
    public void close() {}
}
