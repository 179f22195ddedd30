package continuo.nn.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How one flat vector of weights is cut into named matrices, in the order in which they were added. A block's place and its
 * first values depend on the blocks before it, so the order belongs to the format of checkpoints.
 */
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
        /** Number of elements. */
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

    /**
     * Adds a matrix whose first values are uniform within ±1/√fanIn.
     *
     * @param name unique within the layout; checkpoints know the block by it
     * @param fanIn how many inputs an output of the matrix is a sum of
     */
    public Block matrix(String name, int rows, int columns, int fanIn) {
        float range = (float) (1 / Math.sqrt(fanIn));
        return add(new Block(name, size, rows, columns, false), (weights, block, random) -> {
            for (int i = 0; i < block.size(); i++) {
                weights[block.offset + i] = (2 * (float) random.nextDouble() - 1) * range;
            }
        });
    }

    /** Adds a bias whose first values are zero. */
    public Block bias(String name, int columns) {
        return bias(name, new float[columns]);
    }

    /** Adds a bias with first values of its own, {@code [columns]}. */
    public Block bias(String name, float[] first) {
        float[] values = first.clone();
        return add(
                new Block(name, size, 1, values.length, true),
                (weights, block, random) -> System.arraycopy(values, 0, weights, block.offset, values.length));
    }

    private Block add(Block block, Initial initial) {
        blocks.add(block);
        initials.add(initial);
        size = Math.addExact(size, Math.multiplyExact(block.rows(), block.columns()));
        return block;
    }

    /** First values of all weights, {@code [size()]}, drawn block by block. */
    public float[] initialWeights(RandomGenerator random) {
        float[] weights = new float[size];
        for (int i = 0; i < blocks.size(); i++) {
            initials.get(i).fill(weights, blocks.get(i), random);
        }
        return weights;
    }

    /** All blocks, in order and without gaps. */
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Length of the vector. */
    public int size() {
        return size;
    }
}
