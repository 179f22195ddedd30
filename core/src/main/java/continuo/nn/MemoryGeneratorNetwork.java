package continuo.nn;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.Drawing;
import continuo.nn.recurrent.MemoryNetwork;
import continuo.nn.recurrent.MemoryTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator with a memory of what it put out (see {@link MemoryNetwork}), ready to sample, to be trained through its
 * sample, on the next event and by likelihood. Noise is time-major, {@code [T, B, N]}; tensors are {@code [B, F, T]}.
 */
public final class MemoryGeneratorNetwork extends Network {
    private final MemoryNetwork engine;
    private final Workers workers;

    public MemoryGeneratorNetwork(MemoryNetwork.Shape shape, long seed, int threads) {
        this(new MemoryNetwork(KernelChoice.best(), shape), seed, new Workers(threads));
    }

    private MemoryGeneratorNetwork(MemoryNetwork engine, long seed, Workers workers) {
        super(seed, workers, new MemoryLayer(engine, workers));
        this.engine = engine;
        this.workers = workers;
    }

    private MemoryLayer.Run layer() {
        return (MemoryLayer.Run) run(0);
    }

    /** N: random numbers, uniform within 0..1, that a step of a sequence takes. */
    public int noiseSize() {
        return engine.noiseSize();
    }

    /** Runs freely and remembers it. */
    public INDArray forward(float[] noise, int steps, int batch, double dropout, RandomGenerator random) {
        return layer().forward(noise, steps, batch, new Dropping(dropout, random));
    }

    /** Puts out each step after the true ones before it and remembers it. */
    public INDArray predict(float[] noise, INDArray real, double dropout, RandomGenerator random) {
        return layer().predict(
                        noise,
                        Tensors.toTimeMajor(real),
                        (int) real.size(2),
                        (int) real.size(0),
                        new Dropping(dropout, random));
    }

    /** Goes back through the last {@link #forward} and overwrites {@link #gradient()}. */
    public void backward(INDArray stepGradient) {
        layer().backward(stepGradient);
    }

    /** Goes back through the last {@link #predict} and overwrites {@link #gradient()}. */
    public void backwardPrediction(INDArray stepGradient) {
        layer().backwardPrediction(stepGradient);
    }

    /** The mean of -log p of a true step, in nats; overwrites {@link #gradient()} with its gradient. */
    public double likelihoodGradient(INDArray real, double dropout, RandomGenerator random) {
        return layer().likelihoodGradient(
                        Tensors.toTimeMajor(real),
                        (int) real.size(2),
                        (int) real.size(0),
                        new Dropping(dropout, random));
    }

    /**
     * Samples without remembering: memory does not grow with the number of steps.
     *
     * @param noise of each sequence, for the steps of the prime and the steps drawn
     * @param prime {@code [B, F, P]}, true steps to go on from
     * @return {@code [B, F, T]}
     */
    public INDArray sample(
            List<? extends RandomGenerator> noise, int steps, Drawing drawing, Optional<INDArray> prime) {
        layer().refresh();
        int batch = noise.size();
        int features = engine.shape().columns().size();
        int primed = prime.map(p -> (int) p.size(2)).orElse(0);
        float[] given = prime.map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        float[] drawn = new float[steps * batch * features];
        List<Runnable> parts = new ArrayList<>();
        for (Shard shard : Shard.of(batch, workers.threads())) {
            parts.add(() -> {
                MemoryTape tape = new MemoryTape(engine, 1, shard.size());
                tape.draw(drawing);
                tape.begin();
                float[] own = new float[shard.size() * engine.noiseSize()];
                for (int t = 0; t < primed + steps; t++) {
                    for (int i = 0; i < own.length; i++) {
                        own[i] =
                                noise.get(shard.from() + i / engine.noiseSize()).nextFloat();
                    }
                    if (t < primed) {
                        tape.advanceForced(shard.rows(given, t, 1, batch, features));
                    } else {
                        tape.advance(own);
                        shard.putRows(tape.outputs(), tape.stride(), drawn, t - primed, 1, batch, features);
                    }
                }
            });
        }
        workers.run(parts);
        return Tensors.fromTimeMajor(drawn, steps, batch, features);
    }
}
