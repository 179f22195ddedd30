package continuo.nn.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** How one flat vector of weights is cut into named matrices, in the order they were added. */
public final class WeightLayout {
    /**
     * One matrix of the vector.
     *
     * @param name unique within the layout
     * @param offset of its first element in the vector
     * @param rows of the row-major matrix
     * @param columns of the matrix
     * @param bias whether it is a bias, which starts at its own value and is not regularised
     */
    public record Block(String name, int offset, int rows, int columns, boolean bias) {
        public int size() {
            return rows * columns;
        }
    }

    /** Sets a block's first values. */
    private interface Initial {
        void fill(float[] weights, Block block, RandomGenerator random);
    }

    private final List<Block> blocks = new ArrayList<>();
    private final List<Initial> initials = new ArrayList<>();
    private int size;

    /** A matrix that begins uniform within ±1/√fanIn. */
    Block matrix(String name, int rows, int columns, int fanIn) {
        float range = (float) (1 / Math.sqrt(fanIn));
        return add(new Block(name, size, rows, columns, false), (weights, block, random) -> {
            for (int i = 0; i < block.size(); i++) {
                weights[block.offset + i] = (2 * (float) random.nextDouble() - 1) * range;
            }
        });
    }

    /** A bias that begins at zero. */
    Block bias(String name, int columns) {
        return add(new Block(name, size, 1, columns, true), (weights, block, random) -> {});
    }

    /** The bias of an LSTM's gates i, f, g, o: the forget gates begin open, at 1 (Jozefowicz et al. 2015). */
    Block gateBias(String name, int units) {
        return add(
                new Block(name, size, 1, LstmLayer.GATES * units, true),
                (weights, block, random) -> Arrays.fill(weights, block.offset + units, block.offset + 2 * units, 1f));
    }

    private Block add(Block block, Initial initial) {
        blocks.add(block);
        initials.add(initial);
        size = Math.addExact(size, Math.multiplyExact(block.rows(), block.columns()));
        return block;
    }

    /** Fresh first values of all weights. */
    public float[] initialWeights(RandomGenerator random) {
        float[] weights = new float[size];
        for (int i = 0; i < blocks.size(); i++) {
            initials.get(i).fill(weights, blocks.get(i), random);
        }
        return weights;
    }

    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Length of the vector. */
    public int size() {
        return size;
    }
}
