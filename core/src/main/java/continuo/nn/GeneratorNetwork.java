package continuo.nn;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.FeedbackNetwork;
import continuo.nn.recurrent.FeedbackTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator that is fed noise and its own output (see {@link FeedbackNetwork}), ready to sample, to be trained through
 * its sample and to be trained on the next event. Noise and steps are time-major {@code float[]}, tensors {@code [B, F, T]}.
 */
public final class GeneratorNetwork extends Network {
    private final FeedbackNetwork engine;
    private final Workers workers;

    public GeneratorNetwork(FeedbackNetwork.Shape shape, long seed, int threads) {
        this(new FeedbackNetwork(KernelChoice.best(), shape), seed, new Workers(threads));
    }

    private GeneratorNetwork(FeedbackNetwork engine, long seed, Workers workers) {
        super(seed, workers, new FeedbackLayer(engine, workers));
        this.engine = engine;
        this.workers = workers;
    }

    private FeedbackLayer.Run layer() {
        return (FeedbackLayer.Run) run(0);
    }

    /**
     * Runs freely and remembers it.
     *
     * @param noise {@code [T + 1, B, F]}: x_0, then z_1 … z_T
     * @param dropout rate; 0 for none
     * @return {@code [B, F, T]}
     */
    public INDArray forward(float[] noise, int steps, int batch, double dropout, RandomGenerator random) {
        return layer().forward(noise, steps, batch, new Dropping(dropout, random));
    }

    /**
     * Predicts each step from the true one before it and remembers it.
     *
     * @param noise {@code [T + 1, B, F]}: what stands before the first step, then z_1 … z_T
     * @param real {@code [B, F, T]}
     * @return {@code [B, F, T]}
     */
    public INDArray forwardForced(float[] noise, INDArray real, double dropout, RandomGenerator random) {
        return layer().forwardForced(
                        noise,
                        Tensors.toTimeMajor(real),
                        (int) real.size(2),
                        (int) real.size(0),
                        new Dropping(dropout, random));
    }

    /** Goes back through the last pass and overwrites {@link #gradient()}. */
    public void backward(INDArray stepGradient, boolean throughFeedback) {
        layer().backward(stepGradient, throughFeedback);
    }

    /**
     * Samples without remembering: memory does not grow with the number of steps.
     *
     * @param noise {@code [P + T + 1, B, F]}: x_0, then z for the steps of the prime and the steps drawn
     * @param prime {@code [B, F, P]}, true steps to go on from
     * @return {@code [B, F, T]}
     */
    public INDArray sample(float[] noise, int steps, int batch, Optional<INDArray> prime) {
        layer().refresh();
        int features = engine.shape().features();
        int primed = prime.map(p -> (int) p.size(2)).orElse(0);
        float[] given = prime.map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        float[] drawn = new float[steps * batch * features];
        List<Runnable> parts = new ArrayList<>();
        for (Shard shard : Shard.of(batch, workers.threads())) {
            parts.add(() -> sampleShard(shard, batch, noise, given, primed, drawn));
        }
        workers.run(parts);
        return Tensors.fromTimeMajor(drawn, steps, batch, features);
    }

    private void sampleShard(Shard shard, int batch, float[] noise, float[] given, int primed, float[] drawn) {
        int features = engine.shape().features();
        int size = shard.size() * features;
        int total = primed + drawn.length / (batch * features);
        FeedbackTape tape = new FeedbackTape(engine, 1, shard.size());
        float[] z = new float[size];
        float[] previous = new float[size];
        for (int t = 0; t < total; t++) {
            System.arraycopy(noise, ((t + 1) * batch + shard.from()) * features, z, 0, size);
            if (t == 0) {
                System.arraycopy(noise, shard.from() * features, previous, 0, size);
                tape.advance(z, previous, features);
            } else if (t <= primed) {
                System.arraycopy(given, ((t - 1) * batch + shard.from()) * features, previous, 0, size);
                tape.advance(z, previous, features);
            } else {
                tape.advance(z, tape.outputs(), tape.stride());
            }
            if (t >= primed) {
                shard.putRows(tape.outputs(), tape.stride(), drawn, t - primed, 1, batch, features);
            }
        }
    }
}
