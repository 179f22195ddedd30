package continuo.training;

import continuo.params.NoParameters;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Estimate;
import continuo.spi.Generator;
import continuo.spi.HeldOut;
import continuo.spi.MostLikely;
import continuo.spi.Probe;
import continuo.spi.Requires;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/**
 * How often the most likely value is the true one, each step predicted from the true ones before it (teacher forcing): over all
 * columns that have classes ({@code accuracy}) and for each of them ({@code accuracy.frequency}).
 *
 * <p>Of binary columns, as the keys of a piano roll, nearly all values are 0, and who predicts silence is nearly always right.
 * They have one figure together, {@code accuracy.frame}: {@code TP / (TP + FP + FN)} over all frames, where true negatives do not
 * count.
 */
@Extension
@Component(
        id = "accuracy",
        summary = "share of held-out values that the generator predicts exactly; higher is better",
        source = "Bay, Ehmann and Downie 2009, ISMIR, as in Boulanger-Lewandowski et al. 2012, arXiv:1206.6392")
@Requires(generator = MostLikely.class)
public final class AccuracyProbe implements Probe {
    private static final String UNIT = "fraction";

    public AccuracyProbe(NoParameters parameters) {}

    /** What is counted piece by piece. */
    private record Counts(double[][] right, double[][] values, double[] truePositives, double[] positives) {
        static Counts of(int columns, int pieces) {
            return new Counts(
                    new double[columns][pieces], new double[columns][pieces], new double[pieces], new double[pieces]);
        }
    }

    @Override
    public Map<String, Estimate> examine(Generator generator, HeldOut heldOut, RandomGenerator random) {
        List<Column> columns = heldOut.generated();
        List<HeldOut.Piece> pieces = heldOut.pieces();
        Counts counts = Counts.of(columns.size(), pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            INDArray real = pieces.get(i).steps();
            INDArray predicted = ((MostLikely) generator).mostLikely(real);
            for (int f = 0; f < columns.size(); f++) {
                if (columns.get(f).classes() > 0) {
                    count(columns.get(f), f, real, predicted, counts, i);
                }
            }
        }
        return figures(columns, counts);
    }

    private static void count(Column column, int f, INDArray real, INDArray predicted, Counts counts, int piece) {
        for (int t = 0; t < real.size(2); t++) {
            int truth = column.classOf(real.getDouble(0, f, t));
            int guess = column.classOf(predicted.getDouble(0, f, t));
            counts.values()[f][piece]++;
            counts.right()[f][piece] += truth == guess ? 1 : 0;
            if (column.type() == Column.Type.BINARY) {
                counts.truePositives()[piece] += truth == 1 && guess == 1 ? 1 : 0;
                counts.positives()[piece] += truth == 1 || guess == 1 ? 1 : 0;
            }
        }
    }

    private static Map<String, Estimate> figures(List<Column> columns, Counts counts) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        int[] classes = IntStream.range(0, columns.size())
                .filter(f -> columns.get(f).classes() > 0)
                .toArray();
        if (classes.length == 0) {
            return figures;
        }
        figures.put("accuracy", Estimate.ofRatio(sums(counts.right(), classes), sums(counts.values(), classes), UNIT));
        for (int f : classes) {
            if (columns.get(f).type() != Column.Type.BINARY) {
                figures.put(
                        "accuracy." + columns.get(f).name(),
                        Estimate.ofRatio(counts.right()[f], counts.values()[f], UNIT));
            }
        }
        for (double some : counts.positives()) {
            if (some > 0) {
                figures.put("accuracy.frame", Estimate.ofRatio(counts.truePositives(), counts.positives(), UNIT));
            }
        }
        return figures;
    }

    /** Piece by piece, over some of the columns. */
    private static double[] sums(double[][] counts, int[] columns) {
        double[] sums = new double[counts[0].length];
        for (int f : columns) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts[f][i];
            }
        }
        return sums;
    }
}
