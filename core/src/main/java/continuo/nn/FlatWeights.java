package continuo.nn;

import continuo.nn.weights.Engine;
import continuo.nn.weights.WeightLayout;
import continuo.spi.Model.WeightBlock;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of a model in one row, and their gradient in another: a part for each of its engines, cut as the engine's {@link
 * WeightLayout} says. Engines keep packed copies of their weights, which {@link Part#refresh} brings up to date.
 */
public final class FlatWeights implements AutoCloseable {
    private final Workers workers;
    private final INDArray weights;
    private final INDArray gradient;
    private final List<Part> parts = new ArrayList<>();
    private final List<WeightBlock> blocks = new ArrayList<>();

    /**
     * Makes room and draws first values.
     *
     * @param seed each engine's first values are drawn from a generator of its own with this seed
     * @param workers the threads that copy
     * @param engines in the order of their weights
     */
    public FlatWeights(long seed, Workers workers, List<? extends Engine> engines) {
        this.workers = workers;
        int size = 0;
        for (Engine engine : engines) {
            parts.add(new Part(engine, size));
            size = Math.addExact(size, engine.layout().size());
            engine.layout()
                    .blocks()
                    .forEach(b -> blocks.add(new WeightBlock(b.name(), b.rows(), b.columns(), b.bias())));
        }
        weights = Nd4j.createUninitialized(DataType.FLOAT, 1, size);
        gradient = Nd4j.zeros(DataType.FLOAT, 1, size);
        FloatBuffer memory = Tensors.memory(weights);
        for (Part part : parts) {
            memory.put(part.offset, part.engine.layout().initialWeights(new SplittableRandom(seed)));
        }
    }

    /** All weights, {@code [1, N]}, live. */
    public INDArray weights() {
        return weights;
    }

    /** The gradient last published, {@code [1, N]}, live. */
    public INDArray gradient() {
        return gradient;
    }

    /** How the row is cut, in order and without gaps. */
    public List<WeightBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** Must be called after {@link #weights()} were changed. */
    public void changed() {
        parts.forEach(part -> part.stale = true);
    }

    /**
     * The part of an engine.
     *
     * @throws IllegalArgumentException if the engine is none of those that the weights were made for
     */
    public Part part(Engine engine) {
        return parts.stream()
                .filter(part -> part.engine == engine)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("these are not the weights of this engine"));
    }

    /** Every block with its shape, and how many weights that makes. */
    public String description() {
        StringBuilder text = new StringBuilder();
        long total = 0;
        for (WeightBlock block : blocks) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %5d x %-5d %,10d%n",
                    block.name(),
                    block.rows(),
                    block.columns(),
                    block.size()));
            total += block.size();
        }
        return text.append(String.format(Locale.ROOT, "%-22s %13s %,10d weights", "", "", total))
                .toString();
    }

    @Override
    public void close() {
        weights.close();
        gradient.close();
    }

    /** One engine's share of both rows. */
    public final class Part {
        private final Engine engine;
        private final int offset;
        private boolean stale = true;
        private float[] flat = new float[0];

        private Part(Engine engine, int offset) {
            this.engine = engine;
            this.offset = offset;
        }

        /** Number of weights of the engine. */
        public int size() {
            return engine.layout().size();
        }

        /** Loads the engine where the weights were changed since the last time. */
        public void refresh() {
            if (stale) {
                FloatBuffer from = Tensors.memory(weights);
                float[] values = flat();
                workers.runRanges(values.length, (first, end) -> from.get(offset + first, values, first, end - first));
                workers.run(engine.loading(values));
                stale = false;
            }
        }

        /**
         * A vector of the engine's, {@code [size]}, for what is on its way between the rows and the engine: new weights before a
         * forward pass, a gradient after a backward pass.
         */
        public float[] flat() {
            if (flat.length != size()) {
                flat = new float[size()];
            }
            return flat;
        }

        /**
         * Overwrites the engine's part of the gradient with the sum of those that shards computed each by itself. They are added to
         * the first, in their order, so that the sum does not depend on which thread was first.
         *
         * @param gradients at least one, {@code [size]} each
         */
        public void publish(List<float[]> gradients) {
            FloatBuffer published = Tensors.memory(gradient);
            float[] sum = gradients.get(0);
            workers.runRanges(sum.length, (from, to) -> {
                for (float[] other : gradients.subList(1, gradients.size())) {
                    for (int i = from; i < to; i++) {
                        sum[i] += other[i];
                    }
                }
                published.put(offset + from, sum, from, to - from);
            });
        }
    }
}
