package continuo.nn.recurrent;

import continuo.nn.kernel.Kernels;
import continuo.nn.weights.Engine;
import continuo.nn.weights.WeightLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent layers one above another, in one or both directions of time, as discriminators use them. Holds the weights;
 * {@link StackTape} runs them.
 */
public final class RecurrentStack implements Engine {
    /** Which way time runs, and what a layer sees of the one below. */
    public enum Wiring {
        /** Forward in time only. */
        FORWARD(1),
        /** Two stacks, one each way, that meet only above the last layer (the paper's, as released). */
        INDEPENDENT(2),
        /** Each layer both ways, and each direction sees both directions of the layer below. */
        STACKED(2);

        private final int directions;

        Wiring(int directions) {
            this.directions = directions;
        }

        /** In how many directions time runs. */
        public int directions() {
            return directions;
        }
    }

    /**
     * @param features F of a step
     * @param units H of each layer and direction
     * @param depth number of layers
     */
    public record Shape(int features, int units, int depth, Wiring wiring) {
        /** K, the width of the features that come out. */
        public int outputs() {
            return units * wiring.directions();
        }
    }

    private final Shape shape;
    private final WeightLayout layout = new WeightLayout();
    /** By level, then by direction. */
    private final List<List<RecurrentLayer>> levels = new ArrayList<>();

    /** A stack of LSTM layers. */
    public RecurrentStack(Kernels kernels, Shape shape) {
        this(kernels, new LstmCell(), shape);
    }

    /** A stack of layers of any cell. */
    public RecurrentStack(Kernels kernels, Cell cell, Shape shape) {
        this.shape = shape;
        for (int level = 0; level < shape.depth(); level++) {
            List<RecurrentLayer> directions = new ArrayList<>();
            for (int direction = 0; direction < shape.wiring().directions(); direction++) {
                String name = (direction == 0 ? "forward" : "backward") + (level + 1);
                directions.add(new RecurrentLayer(kernels, layout, cell, name, sources(level), shape.units()));
            }
            levels.add(directions);
        }
    }

    private List<Integer> sources(int level) {
        if (level == 0) {
            return List.of(shape.features());
        }
        return shape.wiring() == Wiring.STACKED ? List.of(shape.units(), shape.units()) : List.of(shape.units());
    }

    public Shape shape() {
        return shape;
    }

    @Override
    public WeightLayout layout() {
        return layout;
    }

    @Override
    public List<Runnable> loading(float[] weights) {
        List<Runnable> parts = new ArrayList<>();
        levels.forEach(directions -> directions.forEach(layer -> parts.add(() -> layer.load(weights))));
        return parts;
    }

    RecurrentLayer layer(int level, int direction) {
        return levels.get(level).get(direction);
    }
}
