package continuo.train;

import continuo.fault.Failure;
import continuo.nn.Tensors;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws steps in physical units from a generator, whatever they stand for. */
final class Sampler {
    private final Generator generator;
    private final List<Column> columns;
    private final int conditions;

    /** @param columns of the representation that it was trained with, given ones last */
    Sampler(Generator generator, List<Column> columns) {
        this.generator = generator;
        this.columns = columns;
        this.conditions = (int) columns.stream().filter(Column::given).count();
    }

    /**
     * What to draw.
     *
     * @param steps how many
     * @param prime to continue, {@code [P, F + C]} in physical units
     * @param given the given columns of the steps to draw are taken from here, {@code [T, F + C]} in physical units; where the
     *     representation has some
     * @param temperature see {@link Generator.Request}
     */
    record Request(int steps, Optional<Steps> prime, Optional<Steps> given, double temperature) {}

    /**
     * Draws sequences, each with randomness of its own.
     *
     * @return each {@code [T, F + C]}, in physical units, without the prime, with what was given
     * @throws Failure of kind USER when the representation has given columns and nothing is given
     */
    List<Steps> draw(Request wanted, List<Noise> noise) {
        int count = noise.size();
        Generator.Request request = Generator.Request.of(count, wanted.steps()).at(wanted.temperature());
        if (wanted.prime().isPresent()) {
            request = request.after(repeated(wanted.prime().get(), 0, count));
        }
        if (conditions > 0) {
            request = request.under(repeated(given(wanted), columns.size() - conditions, count));
        }
        INDArray sample =
                generator.sample(request, noise.stream().map(Noise::stream).toList());
        float[] values = Tensors.toTimeMajor(sample);
        int drawn = columns.size() - conditions;
        List<Steps> pieces = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            float[] rows = new float[wanted.steps() * drawn];
            for (int t = 0; t < wanted.steps(); t++) {
                System.arraycopy(values, (t * count + piece) * drawn, rows, t * drawn, drawn);
            }
            Steps physical = Units.toPhysical(new Steps(wanted.steps(), drawn, rows), columns.subList(0, drawn));
            pieces.add(conditions == 0 ? physical : beside(physical, given(wanted)));
        }
        return pieces;
    }

    private Steps given(Request wanted) {
        return wanted.given()
                .orElseThrow(() -> Failure.user("the representation has given columns ("
                        + String.join(
                                ", ",
                                columns.subList(columns.size() - conditions, columns.size()).stream()
                                        .map(Column::name)
                                        .toList())
                        + "); say what is given"));
    }

    /** Drawn columns with those that were given behind them. */
    private Steps beside(Steps drawn, Steps given) {
        int all = columns.size();
        float[] rows = given.values().clone();
        for (int t = 0; t < drawn.length(); t++) {
            System.arraycopy(drawn.values(), t * drawn.features(), rows, t * all, drawn.features());
        }
        return new Steps(drawn.length(), all, rows);
    }

    /** The columns from one on of the same steps for each of the sequences, in network units. */
    private INDArray repeated(Steps physical, int from, int count) {
        Steps steps = Units.toNetwork(physical, columns);
        int features = columns.size();
        int width = features - from;
        float[] values = new float[steps.length() * width * count];
        for (int t = 0; t < steps.length(); t++) {
            for (int piece = 0; piece < count; piece++) {
                System.arraycopy(steps.values(), t * features + from, values, (t * count + piece) * width, width);
            }
        }
        return Tensors.fromTimeMajor(values, steps.length(), count, width);
    }
}
