package continuo.nn;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.CategoricalNetwork;
import continuo.nn.recurrent.CategoricalTape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator that draws each column from classes (see {@link CategoricalNetwork}), ready to sample, to be trained through
 * its sample and to be trained by likelihood. Noise is uniform within 0..1 and time-major, {@code [T, B, E]}; tensors are
 * {@code [B, F, T]}.
 */
public final class CategoricalGeneratorNetwork extends Network {
    private final CategoricalNetwork engine;
    private final Workers workers;

    public CategoricalGeneratorNetwork(CategoricalNetwork.Shape shape, long seed, int threads) {
        this(new CategoricalNetwork(KernelChoice.best(), shape), seed, new Workers(threads));
    }

    private CategoricalGeneratorNetwork(CategoricalNetwork engine, long seed, Workers workers) {
        super(seed, workers, new CategoricalLayer(engine, workers));
        this.engine = engine;
        this.workers = workers;
    }

    private CategoricalLayer.Run layer() {
        return (CategoricalLayer.Run) run(0);
    }

    /** E: uniform numbers that a step of a sequence takes. */
    public int noiseSize() {
        return engine.noiseSize();
    }

    /** Runs freely and remembers it. */
    public INDArray forward(float[] noise, int steps, int batch, double dropout, RandomGenerator random) {
        return layer().forward(noise, steps, batch, dropout, random);
    }

    /** Draws each step after the true ones before it and remembers it. */
    public INDArray predict(float[] noise, INDArray real, double dropout, RandomGenerator random) {
        return layer().predict(
                        noise, Tensors.toTimeMajor(real), (int) real.size(2), (int) real.size(0), dropout, random);
    }

    /** Goes back through the last {@link #forward} and overwrites {@link #gradient()}. */
    public void backward(INDArray stepGradient) {
        layer().backward(stepGradient, true);
    }

    /** Goes back through the last {@link #predict} and overwrites {@link #gradient()}. */
    public void backwardPrediction(INDArray stepGradient) {
        layer().backward(stepGradient, false);
    }

    /** The mean of -log p of a true step, in nats; overwrites {@link #gradient()} with its gradient. */
    public double likelihoodGradient(INDArray real, double dropout, RandomGenerator random) {
        return layer().likelihoodGradient(
                        Tensors.toTimeMajor(real), (int) real.size(2), (int) real.size(0), dropout, random);
    }

    /**
     * Samples without remembering: memory does not grow with the number of steps.
     *
     * @param random one stream for each sequence
     * @param temperature divides the logits
     * @param prime {@code [B, F, P]}, true steps to go on from
     * @return {@code [B, F, T]}
     */
    public INDArray sample(
            List<? extends RandomGenerator> random, int steps, double temperature, Optional<INDArray> prime) {
        layer().refresh();
        int batch = random.size();
        int features = engine.shape().columns().size();
        int primed = prime.map(p -> (int) p.size(2)).orElse(0);
        float[] given = prime.map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        float[] drawn = new float[steps * batch * features];
        List<Runnable> parts = new ArrayList<>();
        for (Shard shard : Shard.of(batch, workers.threads())) {
            parts.add(() -> {
                CategoricalTape tape = new CategoricalTape(engine, 1, shard.size());
                tape.begin();
                for (int t = 0; t < primed; t++) {
                    tape.advanceForced(shard.rows(given, t, 1, batch, features));
                }
                float[] noise = new float[shard.size() * engine.noiseSize()];
                for (int t = 0; t < steps; t++) {
                    for (int i = 0; i < noise.length; i++) {
                        noise[i] = random.get(shard.from() + i / engine.noiseSize())
                                .nextFloat();
                    }
                    tape.advance(noise, temperature);
                    shard.putRows(tape.outputs(), drawn, t, 1, batch, features);
                }
            });
        }
        workers.run(parts);
        return Tensors.fromTimeMajor(drawn, steps, batch, features);
    }
}
