package continuo.testkit.example;

import continuo.nn.Dropping;
import continuo.nn.GeneratorPasses;
import continuo.nn.NetworkModel;
import continuo.nn.Tensors;
import continuo.nn.head.FedBackNetwork;
import continuo.nn.head.FedBackTape;
import continuo.nn.kernel.KernelChoice;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Differentiable;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/** A generator of GRU layers that is fed uniform noise and its own last output; see {@link FedBackTape} for its gradient. */
@Extension
@Component(id = "gru", summary = "GRU fed noise and its own output", source = "Cho et al. 2014, arXiv:1406.1078")
public final class GruGenerator extends NetworkModel implements Generator, Differentiable {
    private final GeneratorPasses<FedBackTape> passes;
    private final int features;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "GRU units of each layer", value = "64", min = 1, max = 4096)
            int units,

            @Parameter(help = "GRU layers one above another", value = "2", min = 1, max = 8)
            int depth) {}

    public GruGenerator(Parameters parameters, ModelContext context) {
        this(
                new FedBackNetwork(
                        KernelChoice.best(), new GruCell(), context.features(), parameters.units(), parameters.depth()),
                context);
    }

    private GruGenerator(FedBackNetwork network, ModelContext context) {
        super(context, network);
        features = network.features();
        passes = new GeneratorPasses<>(network, flat(), workers());
    }

    /** In the order of time; a temperature scales it about its mean. */
    private float[] noise(int steps, double temperature, List<? extends RandomGenerator> random) {
        float[] noise = new float[steps * random.size() * features];
        for (int i = 0; i < noise.length; i++) {
            float z = random.get(i / features % random.size()).nextFloat();
            noise[i] = 0.5f + (float) temperature * (z - 0.5f);
        }
        return noise;
    }

    @Override
    public INDArray sample(Request request, List<? extends RandomGenerator> random) {
        int batch = request.batch();
        int primed = request.prime().map(prime -> (int) prime.size(2)).orElse(0);
        float[] prime = request.prime().map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        float[] noise = noise(primed + request.steps(), request.temperature(), random);
        return passes.sample(batch, primed, request.steps(), (shard, tape, t) -> {
            float[] z = shard.rows(noise, t, 1, batch, features);
            if (t > 0 && t <= primed) {
                tape.advance(z, shard.rows(prime, t - 1, 1, batch, features), features);
            } else {
                tape.advance(z, tape.outputs(), tape.stride());
            }
        });
    }

    @Override
    public INDArray forward(Request request, RandomGenerator random) {
        int steps = request.steps();
        int batch = request.batch();
        float[] noise = noise(steps, 1, Collections.nCopies(batch, random));
        return passes.forward(
                steps,
                batch,
                Dropping.NOTHING,
                (shard, tape) -> tape.forward(shard.rows(noise, 0, steps, batch, features)));
    }

    @Override
    public void backward(INDArray sampleGradient) {
        passes.backward(sampleGradient, FedBackTape::backward);
    }
}
