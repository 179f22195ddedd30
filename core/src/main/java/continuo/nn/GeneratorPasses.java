package continuo.nn;

import continuo.nn.recurrent.GeneratorEngine;
import continuo.nn.recurrent.GeneratorTape;
import continuo.nn.recurrent.OutputRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The passes of a generator over a batch, whatever its engine: runs that are remembered, the way back through them, losses that
 * need no outputs, and samples that are not remembered. Tensors are {@code [B, F, T]} in network units.
 */
public final class GeneratorPasses<T extends GeneratorTape> {
    /** Goes a step on while sampling. */
    public interface Advance<T> {
        /**
         * @param shard the sequences of the tape
         * @param tape of one step; new at t = 0
         * @param t counted from the first step of the prime
         */
        void step(Shard shard, T tape, int t);
    }

    private final GeneratorEngine<T> engine;
    private final FlatWeights.Part weights;
    private final Workers workers;
    private final ShardedTapes<T> tapes;

    /** @param weights those that were made for the engine */
    public GeneratorPasses(GeneratorEngine<T> engine, FlatWeights weights, Workers workers) {
        this.engine = engine;
        this.weights = weights.part(engine);
        this.workers = workers;
        this.tapes = new ShardedTapes<>(this.weights, workers, engine::newTape);
    }

    /** Runs all shards, which is remembered, and returns what came out, {@code [B, F, T]}. */
    public INDArray forward(int steps, int batch, Dropping dropping, ShardedTapes.Work<T> pass) {
        tapes.prepare(steps, batch, dropping);
        int features = engine.features();
        float[] outputs = new float[steps * batch * features];
        tapes.forEach((shard, tape) -> {
            pass.run(shard, tape);
            shard.putRows(tape.outputs(), tape.stride(), outputs, 0, steps, batch, features);
        });
        return Tensors.fromTimeMajor(outputs, steps, batch, features);
    }

    /**
     * Goes back through the last {@link #forward} and overwrites the gradient of the weights.
     *
     * @param stepGradient dL/dsteps {@code [B, F, T]}
     * @param pass from {@link GeneratorTape#outputGradient()} to dL/dweights, which it adds to the array
     */
    public void backward(INDArray stepGradient, BiConsumer<T, float[]> pass) {
        float[] errors = Tensors.toTimeMajor(stepGradient);
        int steps = tapes.steps();
        tapes.learn((shard, tape, gradient) -> {
            OutputRows rows = tape.rows();
            Arrays.fill(rows.gradient(), 0, steps * shard.size() * rows.stride(), 0);
            shard.takeRows(errors, rows.gradient(), rows.stride(), 0, steps, tapes.batch(), engine.features());
            pass.accept(tape, gradient);
            return 0;
        });
    }

    /** The sum over all shards of a loss of {@code steps} steps; overwrites the gradient of the weights with that sum's. */
    public double learn(int steps, int batch, Dropping dropping, ShardedTapes.ShardLoss<T> loss) {
        tapes.prepare(steps, batch, dropping);
        return tapes.learn(loss);
    }

    /** Does something with all shards of {@code steps} steps, without dropout. */
    public void run(int steps, int batch, ShardedTapes.Work<T> pass) {
        tapes.prepare(steps, batch, Dropping.NOTHING);
        tapes.forEach(pass);
    }

    /**
     * Samples without remembering: memory does not grow with the number of steps.
     *
     * @param primed P, how many steps come before those that are drawn
     * @param steps T, how many steps are drawn
     * @return what came out of the last T steps, {@code [B, F, T]}
     */
    public INDArray sample(int batch, int primed, int steps, Advance<T> advance) {
        weights.refresh();
        int features = engine.features();
        float[] drawn = new float[steps * batch * features];
        List<Runnable> parts = new ArrayList<>();
        for (Shard shard : Shard.of(batch, workers.threads())) {
            parts.add(() -> {
                T tape = engine.newTape(1, shard.size());
                for (int t = 0; t < primed + steps; t++) {
                    advance.step(shard, tape, t);
                    if (t >= primed) {
                        shard.putRows(tape.outputs(), tape.stride(), drawn, t - primed, 1, batch, features);
                    }
                }
            });
        }
        workers.run(parts);
        return Tensors.fromTimeMajor(drawn, steps, batch, features);
    }
}
