package continuo.bench.product;

import continuo.bench.subject.Size;
import continuo.bench.subject.Work;
import continuo.nn.Tensors;
import continuo.run.SeededRandom;
import continuo.spi.Differentiable;
import continuo.spi.Discriminator;
import continuo.spi.Discriminator.Pass;
import continuo.spi.Generator.Request;
import continuo.spi.Lesson;
import continuo.spi.Generator;
import continuo.spi.Kind;
import continuo.spi.Loss;
import continuo.spi.Model;
import continuo.spi.Trainer;
import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Position;
import java.util.Collections;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Training and sampling, called as the product calls them. */
final class Networks {
    private static final int SAMPLED_STEPS = 1000;

    private final Installed installed;

    Networks(Installed installed) {
        this.installed = installed;
    }

    private Generator generator(Size size) {
        return installed.model(
                Generator.class,
                Kind.GENERATOR,
                "c-rnn",
                size.features(),
                size.threads(),
                "units=" + size.units(),
                "depth=" + size.depth());
    }

    private Discriminator discriminator(Size size) {
        return installed.model(
                Discriminator.class,
                Kind.DISCRIMINATOR,
                "bi-lstm",
                size.features(),
                size.threads(),
                "units=" + size.units(),
                "depth=" + size.depth());
    }

    /** Laid out as a batch of the training loop is. */
    private static INDArray sequences(Size size, SeededRandom random) {
        float[] values = new float[size.steps() * size.batch() * size.features()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * random.nextFloat() - 1;
        }
        return Tensors.fromTimeMajor(values, size.steps(), size.batch(), size.features());
    }

    /** The paper's step: SGD, feature matching pair by pair, L2 and a clip, neither net ever frozen. */
    Work ganStep(Size size) {
        Trainer trainer = installed.create(
                Trainer.class,
                Kind.TRAINER,
                "adversarial",
                "batch=" + size.batch(),
                "steps=" + size.steps(),
                "growth=1",
                "optimiser=sgd",
                "generator-rate=0.01",
                "discriminator-rate=0.01",
                "clip=5",
                "l2=0.0001",
                "anchor=0",
                "freeze=0",
                "averaging=0");
        Loss loss = installed.create(Loss.class, Kind.LOSS, "feature-matching", "comparison=pairs");
        Generator generator = generator(size);
        Discriminator discriminator = discriminator(size);
        Models models = new Models(generator, Optional.of(discriminator), Optional.of(loss));
        return step(trainer, models, size, Flops.ganStep(size));
    }

    Work nextEvent(Size size) {
        Trainer trainer = installed.create(
                Trainer.class,
                Kind.TRAINER,
                "next-event",
                "batch=" + size.batch(),
                "steps=" + size.steps(),
                "growth=1",
                "score=squared",
                "optimiser=sgd",
                "rate=0.01",
                "clip=5",
                "l2=0.0001",
                "averaging=0");
        Models models = new Models(generator(size), Optional.empty(), Optional.empty());
        return step(trainer, models, size, Flops.generator(size));
    }

    private static Work step(Trainer trainer, Models models, Size size, double operations) {
        SeededRandom random = SeededRandom.forLabel(1, "bench");
        INDArray real = sequences(size, random);
        return new Measured(operations, models.generator(), models.discriminator()) {
            private long step;

            @Override
            public void repeat() {
                trainer.step(Lesson.of(models, real, new Position("train", 0, step++), random));
            }
        };
    }

    /** There and back through the feedback. */
    Work generatorBothWays(Size size) {
        Generator generator = generator(size);
        SeededRandom random = SeededRandom.forLabel(1, "bench");
        INDArray error = sequences(size, random).muli(1e-3);
        return new Measured(Flops.generator(size), generator, Optional.empty()) {
            @Override
            public void repeat() {
                ((Differentiable) generator).forward(Request.of(size.batch(), size.steps()), random);
                ((Differentiable) generator).backward(error);
            }
        };
    }

    /** There and back to the weights. */
    Work discriminatorBothWays(Size size) {
        Discriminator discriminator = discriminator(size);
        SeededRandom random = SeededRandom.forLabel(1, "bench");
        INDArray steps = sequences(size, random);
        INDArray error =
                discriminator.judge(steps, Pass.INFERENCE, random).logits().mul(1e-3);
        return new Measured(Flops.discriminator(size), discriminator, Optional.empty()) {
            @Override
            public void repeat() {
                discriminator.judge(steps, Pass.TRAINING, random);
                discriminator.backward(error, Optional.empty());
            }
        };
    }

    Work sample(Size size, int pieces) {
        Generator generator = generator(size);
        SeededRandom random = SeededRandom.forLabel(1, "bench");
        double operations = Flops.generatorStep(size) * pieces * SAMPLED_STEPS;
        return new Measured(operations, generator, Optional.empty()) {
            @Override
            public void repeat() {
                generator.sample(Generator.Request.of(pieces, SAMPLED_STEPS), Collections.nCopies(pieces, random));
            }
        };
    }

    /** Work on models of its own. */
    private abstract static class Measured implements Work {
        private final double operations;
        private final Model model;
        private final Optional<? extends Model> other;

        Measured(double operations, Model model, Optional<? extends Model> other) {
            this.operations = operations;
            this.model = model;
            this.other = other;
        }

        @Override
        public double operations() {
            return operations;
        }

        @Override
        public void close() {
            model.close();
            other.ifPresent(Model::close);
        }
    }
}
