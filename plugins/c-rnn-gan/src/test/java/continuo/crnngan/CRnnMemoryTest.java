package continuo.crnngan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.crnngan.CRnnMemory.Parameters;
import continuo.crnngan.memory.MemoryNetwork.Output;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Generator.Request;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.testkit.GeneratorContract;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CRnnMemoryTest {
    private static final int BATCH = 8;
    private static final int STEPS = 6;
    private static final int LEVELS_A_UNIT = 4;

    private static List<Column> levels() {
        List<Double> scale = IntStream.rangeClosed(-3 * LEVELS_A_UNIT, 3 * LEVELS_A_UNIT)
                .mapToObj(i -> (double) i / LEVELS_A_UNIT)
                .toList();
        List<Double> keys = Stream.iterate(110.0, f -> f < 900, f -> f * Math.pow(2, 1 / 12.0))
                .toList();
        return List.of(
                new Column("x", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()).quantised(scale),
                new Column("frequency", "Hz", 0, 1000, Column.Type.CONTINUOUS, new Scaling.Logarithmic(0, 5.8, 0.75))
                        .quantised(keys)
                        .as(Column.Role.PITCH),
                new Column("y", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()).quantised(scale));
    }

    private static CRnnMemory generator(int units, Output output) {
        return new CRnnMemory(new Parameters(units, 2, 0, 0.9, output, 1, 1), new ModelContext(levels(), 1, 1));
    }

    @Nested
    class Classes extends MemoryContract {
        @Override
        Output output() {
            return Output.CLASSES;
        }
    }

    @Nested
    class Numbers extends MemoryContract {
        @Override
        Output output() {
            return Output.NUMBERS;
        }
    }

    @Nested
    class UnderConditions extends Classes {
        @Override
        protected List<Column> columns() {
            return GivenColumns.after(super.columns());
        }
    }

    abstract static class MemoryContract extends GeneratorContract {
        abstract Output output();

        @Override
        protected Generator create(ModelContext context) {
            return new CRnnMemory(new Parameters(9, 2, 0, 0.9, output(), 1, 1), context);
        }

        @Override
        protected List<Column> columns() {
            return levels();
        }

        /**
         * Draws of levels have no derivative, and that of numbers changes too fast for steps in single precision. What
         * gradients are, the engine's tests check.
         */
        @Override
        @Test
        protected void backwardAgreesWithFiniteDifferences() {
            assertThat(lowered(true)).isLessThan(-0.1);
        }

        @Override
        @Test
        protected void backwardPredictionAgreesWithFiniteDifferences() {
            assertThat(lowered(false)).isLessThan(-0.1);
        }

        /** By how much a few steps along the gradient of the mean of x change that mean. */
        private double lowered(boolean free) {
            try (CRnnMemory generator = generator(12, output())) {
                Random random = new Random(2);
                INDArray real = Nd4j.rand(DataType.FLOAT, BATCH, 3, STEPS).subi(0.5);
                double before = meanOfX(generator);
                for (int i = 0; i < 40; i++) {
                    INDArray error = Nd4j.zeros(DataType.FLOAT, BATCH, 3, STEPS);
                    for (int b = 0; b < BATCH; b++) {
                        for (int t = 0; t < STEPS; t++) {
                            error.putScalar(b, 0, t, 1.0 / (BATCH * STEPS));
                        }
                    }
                    if (free) {
                        generator.forward(Request.of(BATCH, STEPS), random);
                        generator.backward(error);
                    } else {
                        generator.predict(real, random);
                        generator.backwardPrediction(error);
                    }
                    generator.weights().subi(generator.gradient().mul(0.3));
                    generator.weightsChanged();
                }
                return meanOfX(generator) - before;
            }
        }

        private double meanOfX(CRnnMemory generator) {
            List<Random> streams = IntStream.range(0, 200).mapToObj(Random::new).toList();
            INDArray sample = generator.sample(Request.of(200, STEPS), streams);
            double sum = 0;
            for (int b = 0; b < 200; b++) {
                for (int t = 0; t < STEPS; t++) {
                    sum += sample.getDouble(b, 0, t);
                }
            }
            return sum / (200 * STEPS);
        }
    }

    @Test
    void samplesAreLevels() {
        try (CRnnMemory generator = generator(9, Output.CLASSES)) {
            INDArray sample = generator.forward(Request.of(BATCH, STEPS), new Random(1));
            for (int b = 0; b < BATCH; b++) {
                for (int t = 0; t < STEPS; t++) {
                    double x = sample.getDouble(b, 0, t) * LEVELS_A_UNIT;
                    assertThat(Math.abs(x - Math.rint(x))).isLessThan(1e-4);
                }
            }
        }
    }

    @Test
    void remembersOctavesAndIntervalsOfFrequenciesOnly() {
        try (CRnnMemory generator = generator(9, Output.CLASSES)) {
            int classes =
                    levels().stream().mapToInt(column -> column.levels().size()).sum();
            int octave = 12;
            int twoOctavesUpAndDown = 49;
            assertThat(generator.blocks())
                    .filteredOn(block -> block.name().equals("context.weight"))
                    .singleElement()
                    .satisfies(block ->
                            assertThat(block.rows()).isEqualTo(classes + octave + twoOctavesUpAndDown + octave));
        }
    }

    @Test
    void octavesOfPitchNeedNoFrequencies() {
        List<Double> keys =
                IntStream.rangeClosed(21, 108).mapToObj(key -> (double) key).toList();
        Column semitones = new Column("key", "semitone", 0, 127, Column.Type.CONTINUOUS, new Scaling.Affine(64, 12))
                .quantised(keys)
                .as(Column.Role.PITCH)
                .every(12);
        Parameters parameters = new Parameters(9, 2, 0, 0.9, Output.CLASSES, 1, 1);
        try (CRnnMemory generator = new CRnnMemory(parameters, new ModelContext(List.of(semitones), 1, 1))) {
            assertThat(generator.blocks()).anyMatch(block -> block.name().equals("interval.weight"));
        }
    }

    @Test
    void weightsScaleTheTermsOfSteps() {
        try (CRnnMemory generator = generator(9, Output.CLASSES)) {
            generator
                    .weights()
                    .addi(Nd4j.rand(DataType.FLOAT, generator.weights().shape()));
            generator.weightsChanged();
            INDArray real = Nd4j.rand(DataType.FLOAT, BATCH, 3, STEPS).subi(0.5);
            INDArray weights = Nd4j.rand(DataType.FLOAT, BATCH, STEPS).subi(0.5);
            double expected =
                    -generator.logLikelihood(real).mul(weights).meanNumber().doubleValue();
            assertThat(generator.computeGradient(real, Optional.of(weights), new Random(1)))
                    .isCloseTo(expected, within(1e-4));
        }
    }

    /** The last column is drawn first: which of its levels is the likeliest does not depend on the others of the step. */
    @Test
    void theMostLikelyLevelHasTheHighestLikelihood() {
        List<Column> one = levels().subList(0, 1);
        Parameters parameters = new Parameters(9, 2, 0, 0.9, Output.CLASSES, 1, 1);
        try (CRnnMemory generator = new CRnnMemory(parameters, new ModelContext(one, 1, 1))) {
            generator
                    .weights()
                    .addi(Nd4j.rand(DataType.FLOAT, generator.weights().shape()));
            generator.weightsChanged();
            INDArray real = Nd4j.rand(DataType.FLOAT, 1, 1, STEPS).subi(0.5);
            double likeliest = generator.mostLikely(real).getDouble(0, 0, STEPS - 1);
            double best = Double.NEGATIVE_INFINITY;
            double bestLevel = Double.NaN;
            for (double level : one.get(0).levels()) {
                real.putScalar(0, 0, STEPS - 1, level);
                double logLikelihood = generator.logLikelihood(real).getDouble(0, STEPS - 1);
                bestLevel = logLikelihood > best ? level : bestLevel;
                best = Math.max(best, logLikelihood);
            }
            assertThat(likeliest).isEqualTo(bestLevel);
        }
    }

    @Test
    void aSmallNucleusHoldsTheLikeliestOnly() {
        ModelContext context = new ModelContext(levels(), 1, 1);
        List<Random> streams = IntStream.range(0, BATCH).mapToObj(Random::new).toList();
        try (CRnnMemory all = generator(9, Output.CLASSES);
                CRnnMemory few = new CRnnMemory(new Parameters(9, 2, 0, 0.9, Output.CLASSES, 0.01, 0.01), context)) {
            // A fresh network holds all levels for equally likely at first.
            INDArray moved = Nd4j.rand(DataType.FLOAT, all.weights().shape());
            for (CRnnMemory generator : List.of(all, few)) {
                generator.weights().addi(moved);
                generator.weightsChanged();
            }
            INDArray likeliest = all.sample(Request.of(BATCH, STEPS).at(0), streams);
            assertThat(few.sample(Request.of(BATCH, STEPS), streams)).isEqualTo(likeliest);
            assertThat(all.sample(Request.of(BATCH, STEPS), streams)).isNotEqualTo(likeliest);
        }
    }

    @Test
    void aPitchNucleusIsOfFrequenciesOnly() {
        ModelContext context = new ModelContext(levels(), 1, 1);
        List<Random> streams = IntStream.range(0, BATCH).mapToObj(Random::new).toList();
        try (CRnnMemory all = generator(9, Output.CLASSES);
                CRnnMemory few = new CRnnMemory(new Parameters(9, 2, 0, 0.9, Output.CLASSES, 1, 0.01), context)) {
            INDArray one = all.sample(Request.of(BATCH, 1), streams);
            INDArray other = few.sample(
                    Request.of(BATCH, 1),
                    IntStream.range(0, BATCH).mapToObj(Random::new).toList());

            // What is drawn before the frequency is drawn the same way.
            assertThat(column(other, 2)).isEqualTo(column(one, 2));
            assertThat(column(other, 1)).isNotEqualTo(column(one, 1));
        }
    }

    private static double[] column(INDArray sample, int feature) {
        return IntStream.range(0, BATCH)
                .mapToDouble(sequence -> sample.getDouble(sequence, feature, 0))
                .toArray();
    }
}
