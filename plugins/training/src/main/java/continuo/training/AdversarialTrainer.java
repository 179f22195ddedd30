package continuo.training;

import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Differentiable;
import continuo.spi.Discriminator;
import continuo.spi.Discriminator.Judgement;
import continuo.spi.Discriminator.Pass;
import continuo.spi.Discriminator.Wanted;
import continuo.spi.Generator;
import continuo.spi.Loss;
import continuo.spi.Loss.DiscriminatorLoss;
import continuo.spi.Loss.GeneratorLoss;
import continuo.spi.NextEvent;
import continuo.spi.Requires;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.pf4j.Extension;

/**
 * The paper's training (Mogren 2016, section 4): the generator is pre-trained on the next event with growing sequences;
 * then each step trains the discriminator on a real and a generated batch, and the generator on the discriminator's
 * judgement of the same generated batch. The net that is well ahead is frozen until the other has caught up.
 *
 * <p>Ahead is judged on figures that are alike for both and for every loss: the discriminator's mean loss a decision,
 * -½(log D(x) + log(1 - D(G(z)))), and the generator's -log D(G(z)). Both are log 2 when the discriminator cannot tell.
 *
 * <p>Beside the paper: with an anchor the next event's score stays part of the generator's objective, which keeps a small
 * generator from forgetting what it was pre-trained on.
 */
@Extension
@Component(
        id = "adversarial",
        summary = "generator against discriminator, after pre-training on the next event",
        source = "Mogren 2016, arXiv:1611.09904, section 4")
@Requires(
        generator = {Differentiable.class, NextEvent.class},
        discriminator = true)
public final class AdversarialTrainer extends GradientTrainer {
    /** What can be set. */
    public record Parameters(
            @Parameter(help = "sequences a batch", value = "20", min = 1, max = 4096)
            int batch,

            @Parameter(help = "steps a sequence", value = "100", min = 2, max = 10_000)
            int steps,

            @Parameter(
                    help = "steps by which sequences grow each epoch of pre-training; 0 has them whole at once",
                    value = "0",
                    min = 0,
                    max = 10_000)
            int growth,

            @Parameter(help = NextEventStep.SCORE, value = "auto")
            NextEventStep.Score score,

            @Parameter(help = "how weights follow gradients", value = "adam")
            OptimiserParameters.Method optimiser,

            @Parameter(help = "learning rate of the generator", value = "0.0005", min = 0, max = 10)
            double generatorRate,

            @Parameter(help = "learning rate of the discriminator", value = "0.0005", min = 0, max = 10)
            double discriminatorRate,

            @Parameter(help = "learning rate of pre-training", value = "0.002", min = 0, max = 10)
            double pretrainRate,

            @Parameter(
                    help = "strength of the penalty l2/2 on the sum of squared weights",
                    value = "0",
                    min = 0,
                    max = 10)
            double l2,

            @Parameter(help = "largest global norm of a gradient; 0 for no limit", value = "1", min = 0, max = 1e6)
            double clip,

            @Parameter(
                    help = "a net is frozen while its loss is under this share of the other's; 0 never",
                    value = "0.7",
                    min = 0,
                    max = 1)
            double freeze,

            @Parameter(
                    help = "weight of the next event's score that stays beside the adversary; the paper's is 0",
                    value = "1",
                    min = 0,
                    max = 1000)
            double anchor,

            @Parameter(
                    help =
                            "share of the average of the generator's weights, which is drawn with, that is kept each step;"
                                    + " 0 draws with the last weights",
                    value = "0.99",
                    min = 0,
                    max = 0.99999)
            double averaging) {
        public Parameters {
            if (growth > steps) {
                throw new IllegalArgumentException("growth=" + growth + " is more than steps=" + steps);
            }
        }

        private OptimiserParameters optimiser(double rate) {
            return new OptimiserParameters(optimiser, rate, l2, clip);
        }
    }

    private final Parameters parameters;

    public AdversarialTrainer(Parameters parameters) {
        super(parameters.batch(), new Curriculum(parameters.growth(), parameters.steps()), parameters.averaging());
        this.parameters = parameters;
    }

    @Override
    public Map<String, Double> step(Models models, INDArray batch, Position position, RandomGenerator random) {
        Map<String, Double> figures = position.phase() == Phase.PRETRAIN
                ? pretrain(models.generator(), batch, random)
                : play(models, batch, random);
        takeIntoAverage(models.generator());
        return figures;
    }

    private Map<String, Double> pretrain(Generator generator, INDArray batch, RandomGenerator random) {
        double loss = NextEventStep.gradient(generator, parameters.score(), batch, random);
        double norm = descend("pretrain", generator, parameters.optimiser(parameters.pretrainRate()));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss.next", loss);
        figures.put("norm.g", norm);
        return figures;
    }

    private Map<String, Double> play(Models models, INDArray real, RandomGenerator random) {
        Generator generator = models.generator();
        Discriminator discriminator = models.discriminator().orElseThrow();
        Loss loss = models.loss().orElseThrow();
        int batch = (int) real.size(0);
        INDArray generated = ((Differentiable) generator).forward(batch, (int) real.size(2), random);
        Judgement both = discriminator.judge(Nd4j.concat(0, real, generated), Pass.TRAINING, random);
        INDArray onReal = both.logits().get(NDArrayIndex.interval(0, batch), NDArrayIndex.all());
        INDArray onGenerated = both.logits().get(NDArrayIndex.interval(batch, 2L * batch), NDArrayIndex.all());

        double caught = -MeanSigmoid.logComplement(onGenerated).mean();
        double fooled = -MeanSigmoid.logDecision(onGenerated).mean();
        double perDecision = (-MeanSigmoid.logDecision(onReal).mean() + caught) / 2;
        boolean discriminatorFrozen = perDecision < parameters.freeze() * fooled;
        boolean generatorFrozen = fooled < parameters.freeze() * perDecision;

        Map<String, Double> figures = new LinkedHashMap<>();
        DiscriminatorLoss discriminatorLoss = loss.discriminator(onReal, onGenerated);
        figures.put("loss.d", discriminatorLoss.value());
        if (!discriminatorFrozen) {
            teach(discriminator, discriminatorLoss, figures);
        }
        GeneratorLoss generatorLoss = judged(discriminator, loss, real, generated, random);
        figures.put("loss.g", generatorLoss.value());
        if (!generatorFrozen) {
            teach(generator, discriminator, generatorLoss, real, random, figures);
        }
        figures.put("fooled", fooled);
        figures.put("frozen.d", discriminatorFrozen ? 1.0 : 0.0);
        figures.put("frozen.g", generatorFrozen ? 1.0 : 0.0);
        return figures;
    }

    private void teach(Discriminator discriminator, DiscriminatorLoss loss, Map<String, Double> figures) {
        INDArray errors = Nd4j.concat(0, loss.real(), loss.generated());
        discriminator.backward(errors, Optional.empty(), Wanted.WEIGHTS);
        OptimiserParameters rule = parameters.optimiser(parameters.discriminatorRate());
        putNorm(figures, "d", descend("discriminator", discriminator, rule));
    }

    /** The error goes back through the discriminator's last judgement to the sample, and from there into the generator. */
    private void teach(
            Generator generator,
            Discriminator discriminator,
            GeneratorLoss loss,
            INDArray real,
            RandomGenerator random,
            Map<String, Double> figures) {
        INDArray errors = discriminator
                .backward(loss.logits(), loss.features(), Wanted.STEPS)
                .orElseThrow();
        loss.features().filter(INDArray::closeable).ifPresent(INDArray::close);
        ((Differentiable) generator).backward(errors);
        if (parameters.anchor() > 0) {
            figures.put("loss.next", addAnchor(generator, real, random));
        }
        OptimiserParameters rule = parameters.optimiser(parameters.generatorRate());
        putNorm(figures, "g", descend("generator", generator, rule));
    }

    /** The norm of a gradient that was followed, or that one was left aside. */
    private static void putNorm(Map<String, Double> figures, String net, double norm) {
        if (Double.isFinite(norm)) {
            figures.put("norm." + net, norm);
        } else {
            figures.put("skipped." + net, 1.0);
        }
    }

    /** Adds the gradient of the next event's score to the adversary's. */
    private double addAnchor(Generator generator, INDArray real, RandomGenerator random) {
        INDArray adversarial = generator.gradient().dup();
        double score = NextEventStep.gradient(generator, parameters.score(), real, random);
        generator.gradient().muli(parameters.anchor()).addi(adversarial);
        return score;
    }

    private static GeneratorLoss judged(
            Discriminator discriminator, Loss loss, INDArray real, INDArray generated, RandomGenerator random) {
        if (!loss.generatorNeedsReal()) {
            return loss.generator(Optional.empty(), discriminator.judge(generated, Pass.TRAINING, random));
        }
        Judgement judgement = discriminator.judge(real, Pass.INFERENCE, random);
        // A judgement is valid until the next pass, which follows.
        INDArray features = judgement.features().permute(2, 0, 1).dup('c');
        Judgement ofReal = new Judgement(judgement.logits().dup(), features.permute(1, 2, 0));
        GeneratorLoss value =
                loss.generator(Optional.of(ofReal), discriminator.judge(generated, Pass.TRAINING, random));
        // Megabytes outside the heap, of which the garbage collector knows too little to come in time.
        features.close();
        return value;
    }
}
