package continuo.nn;

import continuo.nn.recurrent.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs an engine over a batch that is cut into shards, each with a tape and a gradient of its own, on several threads. Tapes are
 * kept from pass to pass. Sums over shards are in their order, so that the same number of threads gives the same bits.
 */
public final class ShardedTapes<T extends Tape> {
    /** Makes a tape for passes over {@code batch} sequences of {@code steps} steps. */
    public interface Making<T> {
        T tape(int steps, int batch);
    }

    /** What is done with a shard. */
    public interface Work<T> {
        void run(Shard shard, T tape);
    }

    /** One of several parts of what is done with a shard, which run at the same time. */
    public interface PartWork<T> {
        /**
         * @param index of the shard
         * @param part 0, 1, …
         */
        void run(int index, Shard shard, T tape, int part);
    }

    /** What a shard computes of a loss; it adds dL/dweights to its gradient. */
    public interface ShardLoss<T> {
        double add(Shard shard, T tape, float[] gradient);
    }

    private final FlatWeights.Part weights;
    private final Workers workers;
    private final Making<T> making;
    private final List<T> tapes = new ArrayList<>();
    private final List<float[]> gradients = new ArrayList<>();
    private List<Shard> shards = List.of();
    private int steps;
    private int batch;

    /** @param weights of the engine that the tapes run */
    public ShardedTapes(FlatWeights.Part weights, Workers workers, Making<T> making) {
        this.weights = weights;
        this.workers = workers;
        this.making = making;
    }

    /** Makes ready for a pass with a shard per thread: loads changed weights, makes room, draws dropout masks. */
    public void prepare(int newSteps, int newBatch, Dropping dropping) {
        prepare(newSteps, newBatch, workers.threads(), dropping);
    }

    /** The same with at most so many shards. */
    public void prepare(int newSteps, int newBatch, int most, Dropping dropping) {
        weights.refresh();
        steps = newSteps;
        batch = newBatch;
        shards = Shard.of(batch, most);
        for (int i = 0; i < shards.size(); i++) {
            int size = shards.get(i).size();
            if (i == tapes.size()) {
                tapes.add(making.tape(steps, size));
                gradients.add(i == 0 ? weights.flat() : new float[weights.size()]);
            }
            tapes.get(i).shape(steps, size);
            tapes.get(i).dropOut(dropping.rate(), dropping.random());
        }
    }

    /** T of the pass. */
    public int steps() {
        return steps;
    }

    /** B of the pass, all shards'. */
    public int batch() {
        return batch;
    }

    /** The shards of the pass, in order. */
    public List<Shard> shards() {
        return shards;
    }

    /** Does something with every shard, several at once. */
    public void forEach(Work<T> work) {
        forEach(1, (index, shard, tape, part) -> work.run(shard, tape));
    }

    /** Does something with every part of every shard, several at once. */
    public void forEach(int parts, PartWork<T> work) {
        List<Runnable> runs = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            int index = i;
            for (int p = 0; p < parts; p++) {
                int part = p;
                runs.add(() -> work.run(index, shards.get(index), tapes.get(index), part));
            }
        }
        workers.run(runs);
    }

    /** The sum of what all shards compute; publishes the sum of their gradients. */
    public double learn(ShardLoss<T> loss) {
        double[] sums = new double[shards.size()];
        forEach(1, (index, shard, tape, part) -> {
            Arrays.fill(gradients.get(index), 0);
            sums[index] = loss.add(shard, tape, gradients.get(index));
        });
        publish();
        return Arrays.stream(sums).sum();
    }

    /** Sets the gradients of all shards to zero, for work that adds to them by itself. */
    public void clearGradients() {
        gradients.subList(0, shards.size()).forEach(gradient -> Arrays.fill(gradient, 0));
    }

    /** dL/dweights of a shard. */
    public float[] gradient(int index) {
        return gradients.get(index);
    }

    /** Publishes the sum of all shards' gradients. */
    public void publish() {
        weights.publish(gradients.subList(0, shards.size()));
    }
}
