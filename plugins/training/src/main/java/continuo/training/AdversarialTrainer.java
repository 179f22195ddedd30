package continuo.training;

import continuo.learn.Curriculum;
import continuo.learn.GradientTrainer;
import continuo.learn.NextEventScore;
import continuo.learn.OptimiserParameters;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Demanding;
import continuo.spi.Differentiable;
import continuo.spi.Discriminator;
import continuo.spi.Discriminator.Judgement;
import continuo.spi.Discriminator.Pass;
import continuo.spi.Generator;
import continuo.spi.Generator.Request;
import continuo.spi.Lesson;
import continuo.spi.Loss;
import continuo.spi.Loss.DiscriminatorLoss;
import continuo.spi.Loss.GeneratorLoss;
import continuo.spi.PassesBack;
import continuo.spi.Requires;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.pf4j.Extension;

/**
 * The paper's training (Mogren 2016, section 4): the generator is pre-trained on the next event (teacher forcing) with
 * growing sequences; then each step updates the discriminator on a real and a generated batch, and the generator by the
 * discriminator's gradient on the same generated batch. The network that is well ahead is frozen until the other has
 * caught up.
 *
 * <p>Which one is ahead is judged by figures on one scale for both and for every loss: the discriminator's mean loss
 * per decision, -½(log D(x) + log(1 - D(G(z)))), and the generator's -log D(G(z)). Both are log 2 when the
 * discriminator cannot tell.
 *
 * <p>Beyond the paper: with an anchor the next-event score is added to the generator's objective, which keeps a small
 * generator from forgetting what it was pre-trained on.
 */
@Extension
@Component(
        id = "adversarial",
        summary = "generator against discriminator, after pre-training on the next event",
        source = "Mogren 2016, arXiv:1611.09904, section 4")
@Requires(generator = Differentiable.class, discriminator = PassesBack.class)
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

            @Parameter(help = NextEventScore.HELP, value = "auto")
            NextEventScore score,

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
            double averaging)
            implements Demanding {
        public Parameters {
            if (growth > steps) {
                throw new IllegalArgumentException("growth=" + growth + " is more than steps=" + steps);
            }
        }

        @Override
        public List<List<Class<?>>> generatorCapabilities() {
            return List.of(score.capabilities());
        }

        private OptimiserParameters optimiser(double rate) {
            return new OptimiserParameters(optimiser, rate, l2, clip);
        }
    }

    private static final String PRETRAIN_DISCRIMINATOR = "pretrain-d";

    private final Parameters parameters;

    public AdversarialTrainer(Parameters parameters) {
        super(
                parameters.batch(),
                new Curriculum(Phases.PRETRAIN, parameters.growth(), parameters.steps()),
                parameters.averaging());
        this.parameters = parameters;
    }

    @Override
    public List<Phase> phases() {
        return List.of(
                Phases.pretrain("the generator on the next event, with growing sequences", 1),
                new Phase(PRETRAIN_DISCRIMINATOR, "the discriminator alone, against what the generator draws", 0, 0, 4),
                Phases.train("generator against discriminator", 5));
    }

    @Override
    public Map<String, Double> step(Lesson lesson) {
        Map<String, Double> figures = new LinkedHashMap<>();
        switch (lesson.position().phase()) {
            case Phases.PRETRAIN -> pretrain(lesson, figures);
            case PRETRAIN_DISCRIMINATOR -> new Contest(lesson).teachDiscriminator(figures);
            default -> new Contest(lesson).play(figures);
        }
        takeIntoAverage(lesson.generator());
        return figures;
    }

    private void pretrain(Lesson lesson, Map<String, Double> figures) {
        figures.put(
                "loss.next", parameters.score().computeGradient(lesson.generator(), lesson.batch(), lesson.random()));
        OptimiserParameters rule = parameters.optimiser(parameters.pretrainRate());
        figures.put("norm.g", descend("pretrain", lesson.generator(), rule, lesson));
    }

    /**
     * One adversarial step: the generator's samples, and the discriminator's judgements of them and of the real batch.
     */
    private final class Contest {
        private final Lesson lesson;
        private final INDArray real;
        private final Generator generator;
        private final Discriminator discriminator;
        private final Loss loss;
        /** {@code [B, F + C, T]}: drawn under the real batch's conditions, and judged together with them. */
        private final INDArray generated;

        private final INDArray onReal;
        private final INDArray onGenerated;

        Contest(Lesson lesson) {
            this.lesson = lesson;
            real = lesson.batch();
            generator = lesson.generator();
            discriminator = lesson.models().discriminator().orElseThrow();
            loss = lesson.models().loss().orElseThrow();
            int batch = (int) real.size(0);
            generated = draw();
            Judgement both = discriminator.judge(Nd4j.concat(0, real, generated), Pass.TRAINING, lesson.random());
            onReal = both.logits().get(NDArrayIndex.interval(0, batch), NDArrayIndex.all());
            onGenerated = both.logits().get(NDArrayIndex.interval(batch, 2L * batch), NDArrayIndex.all());
        }

        private INDArray draw() {
            Request request = Request.of((int) real.size(0), (int) real.size(2));
            int conditions = lesson.models().conditions();
            if (conditions == 0) {
                return ((Differentiable) generator).forward(request, lesson.random());
            }
            INDArray given = real.get(
                    NDArrayIndex.all(),
                    NDArrayIndex.interval(real.size(1) - conditions, real.size(1)),
                    NDArrayIndex.all());
            return Nd4j.concat(1, ((Differentiable) generator).forward(request.under(given), lesson.random()), given);
        }

        void teachDiscriminator(Map<String, Double> figures) {
            DiscriminatorLoss value = loss.discriminator(onReal, onGenerated);
            figures.put("loss.d", value.value());
            descend(value, figures);
            figures.put("fooled", -MeanSigmoid.logDecision(onGenerated).mean());
        }

        void play(Map<String, Double> figures) {
            double caught = -MeanSigmoid.logComplement(onGenerated).mean();
            double fooled = -MeanSigmoid.logDecision(onGenerated).mean();
            double perDecision = (-MeanSigmoid.logDecision(onReal).mean() + caught) / 2;
            boolean discriminatorFrozen = perDecision < parameters.freeze() * fooled;
            boolean generatorFrozen = fooled < parameters.freeze() * perDecision;

            DiscriminatorLoss discriminatorLoss = loss.discriminator(onReal, onGenerated);
            figures.put("loss.d", discriminatorLoss.value());
            if (!discriminatorFrozen) {
                descend(discriminatorLoss, figures);
            }
            GeneratorLoss generatorLoss = judged();
            figures.put("loss.g", generatorLoss.value());
            if (!generatorFrozen) {
                descend(generatorLoss, figures);
            }
            figures.put("fooled", fooled);
            figures.put("frozen.d", discriminatorFrozen ? 1.0 : 0.0);
            figures.put("frozen.g", generatorFrozen ? 1.0 : 0.0);
        }

        private void descend(DiscriminatorLoss value, Map<String, Double> figures) {
            discriminator.backward(Nd4j.concat(0, value.real(), value.generated()), Optional.empty());
            OptimiserParameters rule = parameters.optimiser(parameters.discriminatorRate());
            putNorm(figures, "d", AdversarialTrainer.this.descend("discriminator", discriminator, rule, lesson));
        }

        /**
         * Back-propagates through the discriminator's last judgement to the sample, and from there into the generator.
         */
        private void descend(GeneratorLoss value, Map<String, Double> figures) {
            INDArray errors = ((PassesBack) discriminator).backwardToSteps(value.logits(), value.features());
            value.features().filter(INDArray::closeable).ifPresent(INDArray::close);
            int drawn = (int) errors.size(1) - lesson.models().conditions();
            ((Differentiable) generator)
                    .backward(
                            drawn == errors.size(1)
                                    ? errors
                                    : errors.get(
                                            NDArrayIndex.all(), NDArrayIndex.interval(0, drawn), NDArrayIndex.all()));
            if (parameters.anchor() > 0) {
                figures.put("loss.next", addAnchor());
            }
            OptimiserParameters rule = parameters.optimiser(parameters.generatorRate());
            putNorm(figures, "g", AdversarialTrainer.this.descend("generator", generator, rule, lesson));
        }

        /** Adds the gradient of the next-event score to the adversarial one. */
        private double addAnchor() {
            INDArray adversarial = generator.gradient().dup();
            double score = parameters.score().computeGradient(generator, real, lesson.random());
            generator.gradient().muli(parameters.anchor()).addi(adversarial);
            return score;
        }

        private GeneratorLoss judged() {
            RandomGenerator random = lesson.random();
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

    /** The norm of a gradient that was followed, or that one was left aside. */
    private static void putNorm(Map<String, Double> figures, String net, double norm) {
        if (Double.isFinite(norm)) {
            figures.put("norm." + net, norm);
        } else {
            figures.put("skipped." + net, 1.0);
        }
    }
}
