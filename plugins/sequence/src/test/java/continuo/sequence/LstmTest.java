package continuo.sequence;

import static continuo.sequence.LstmContractTest.BIT;
import static continuo.sequence.LstmContractTest.CLASS;
import static continuo.sequence.LstmContractTest.GIVEN_CLASS;
import static continuo.sequence.LstmContractTest.GIVEN_NUMBER;
import static continuo.sequence.LstmContractTest.LEVEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.sequence.Lstm.Parameters;
import continuo.spi.Column;
import continuo.spi.Generator.Request;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class LstmTest {
    private static Lstm generator(List<Column> columns, double nucleus) {
        Lstm generator = new Lstm(new Parameters(12, 2, 0, nucleus), ModelContext.of(columns, 1, 2));
        Random random = new Random(3);
        float[] moves = new float[(int) generator.weights().length()];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = (float) (0.5 * random.nextGaussian());
        }
        generator.weights().addi(Nd4j.createFromArray(moves).reshape(1, moves.length));
        generator.weightsChanged();
        return generator;
    }

    private static List<SplittableRandom> streams(int count) {
        SplittableRandom all = new SplittableRandom(count);
        return IntStream.range(0, count).mapToObj(i -> all.split()).toList();
    }

    /** Every sequence of two steps of a bit, a class and a bit, each once: 16 by 16. */
    private static INDArray allSequences() {
        float[] values = new float[256 * 3 * 2];
        for (int sequence = 0; sequence < 256; sequence++) {
            for (int t = 0; t < 2; t++) {
                int step = (sequence >> (4 * t)) & 15;
                values[sequence * 6 + t] = step & 1;
                values[sequence * 6 + 2 + t] = (float) CLASS.scaling().toNetwork(CLASS.min() + ((step >> 1) & 3));
                values[sequence * 6 + 4 + t] = (step >> 3) & 1;
            }
        }
        return Nd4j.createFromArray(values).reshape('c', 256, 3, 2);
    }

    @Test
    void theProbabilitiesOfAllSequencesSumToOne() {
        try (Lstm generator = generator(List.of(BIT, CLASS, BIT), 1)) {
            INDArray all = generator.logLikelihood(allSequences());
            double sum = 0;
            double firstSteps = 0;
            for (int sequence = 0; sequence < 256; sequence++) {
                sum += Math.exp(all.getDouble(sequence, 0) + all.getDouble(sequence, 1));
                firstSteps += Math.exp(all.getDouble(sequence, 0)) / 16;
            }
            assertThat(sum).isCloseTo(1, within(1e-4));
            assertThat(firstSteps).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void drawsAsOftenAsTheLikelihoodSays() {
        int draws = 20_000;
        try (Lstm generator = generator(List.of(BIT, CLASS, BIT), 1)) {
            INDArray sequences = allSequences();
            INDArray all = generator.logLikelihood(sequences);
            INDArray drawn = generator.sample(Request.of(draws, 2), streams(draws));
            double[] counts = new double[256];
            for (int i = 0; i < draws; i++) {
                int sequence = 0;
                for (int t = 0; t < 2; t++) {
                    int which = (int) Math.rint(CLASS.scaling().toPhysical(drawn.getDouble(i, 1, t)) - CLASS.min());
                    int step = (int) drawn.getDouble(i, 0, t) + 2 * which + 8 * (int) drawn.getDouble(i, 2, t);
                    sequence += step << (4 * t);
                }
                counts[sequence]++;
            }
            double chiSquare = 0;
            for (int sequence = 0; sequence < 256; sequence++) {
                double expected = draws * Math.exp(all.getDouble(sequence, 0) + all.getDouble(sequence, 1));
                chiSquare += (counts[sequence] - expected) * (counts[sequence] - expected) / expected;
            }
            // 255 degrees of freedom: mean 255, standard deviation 22.6.
            assertThat(chiSquare).isBetween(150.0, 360.0);
        }
    }

    /** What it draws without chance is what it says to be likeliest: sampling keeps the same state as teacher forcing. */
    @Test
    void samplingGoesOnFromThePrimeAsTeacherForcingDoes() {
        List<Column> columns = List.of(LEVEL, BIT, CLASS, BIT, GIVEN_NUMBER, GIVEN_CLASS);
        int batch = 5;
        int primed = 3;
        int steps = 7;
        INDArray all = sequences(columns, batch, primed + steps);
        INDArray prime = all.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, primed));
        INDArray given =
                all.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 6), NDArrayIndex.interval(primed, primed + steps));
        try (Lstm generator = generator(columns, 1)) {
            INDArray drawn = generator.sample(
                    Request.of(batch, steps).at(0).after(prime.dup()).under(given.dup()), streams(batch));
            all.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4), NDArrayIndex.interval(primed, primed + steps))
                    .assign(drawn);
            INDArray likeliest = generator
                    .mostLikely(all)
                    .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(primed, primed + steps));
            assertThat(likeliest).isEqualTo(drawn);
        }
    }

    private static INDArray sequences(List<Column> columns, int batch, int steps) {
        Random random = new Random(7);
        INDArray all = Nd4j.zeros(DataType.FLOAT, batch, columns.size(), steps);
        for (int f = 0; f < columns.size(); f++) {
            Column column = columns.get(f);
            for (int b = 0; b < batch; b++) {
                for (int t = 0; t < steps; t++) {
                    double value = column.classes() == 0
                            ? random.nextGaussian()
                            : column.levels().isEmpty()
                                    ? column.min() + random.nextInt(column.classes())
                                    : column.levels().get(random.nextInt(column.classes()));
                    all.putScalar(b, f, t, column.scaling().toNetwork(value));
                }
            }
        }
        return all;
    }

    /** Bits that are equal within a step, and a fair coin from step to step: only the columns before can tell. */
    @Test
    void learnsThatTheColumnsOfAStepBelongTogether() {
        List<Column> columns = List.of(BIT, BIT, BIT);
        int batch = 16;
        int steps = 8;
        try (Lstm generator = new Lstm(new Parameters(8, 1, 0, 1), new ModelContext(columns, 1, 1))) {
            Random random = new Random(1);
            double nats = 0;
            for (int i = 0; i < 300; i++) {
                INDArray real = Nd4j.zeros(DataType.FLOAT, batch, 3, steps);
                for (int b = 0; b < batch; b++) {
                    for (int t = 0; t < steps; t++) {
                        int coin = random.nextInt(2);
                        for (int f = 0; f < 3; f++) {
                            real.putScalar(b, f, t, coin);
                        }
                    }
                }
                nats = generator.computeGradient(real, Optional.empty(), random);
                generator.weights().subi(generator.gradient().mul(2));
                generator.weightsChanged();
            }
            // A coin is ln 2 = 0.693 nats, and three independent ones 2.08.
            assertThat(nats).isBetween(0.6, 0.8);
            INDArray drawn = generator.sample(Request.of(50, 10), streams(50));
            long together = 0;
            for (int b = 0; b < 50; b++) {
                for (int t = 0; t < 10; t++) {
                    together += drawn.getDouble(b, 0, t) == drawn.getDouble(b, 1, t)
                                    && drawn.getDouble(b, 1, t) == drawn.getDouble(b, 2, t)
                            ? 1
                            : 0;
                }
            }
            assertThat(together).isGreaterThan(450);
        }
    }

    @Test
    void aSmallNucleusHoldsTheLikeliestClassOnlyAndLeavesBitsAlone() {
        List<Column> columns = List.of(CLASS, BIT);
        try (Lstm few = generator(columns, 0.01);
                Lstm all = generator(columns, 1)) {
            INDArray likeliest = all.sample(Request.of(40, 1).at(0), streams(40));
            INDArray drawn = few.sample(Request.of(40, 1), streams(40));
            assertThat(column(drawn, 0)).isEqualTo(column(likeliest, 0));
            assertThat(column(drawn, 1)).contains(0, 1);
            assertThat(column(all.sample(Request.of(40, 1), streams(40)), 0)).isNotEqualTo(column(likeliest, 0));
        }
    }

    private static double[] column(INDArray sample, int feature) {
        return IntStream.range(0, (int) sample.size(0))
                .mapToDouble(sequence -> sample.getDouble(sequence, feature, 0))
                .toArray();
    }

    @Test
    void hasAWeightForEachPairOfColumnsInOrder() {
        try (Lstm generator = generator(List.of(BIT, CLASS, BIT), 1);
                Lstm alone = generator(List.of(CLASS), 1)) {
            // From the first bit to four classes and a bit, from each class to the last bit.
            assertThat(generator.blocks())
                    .filteredOn(block -> block.name().equals("before.weight"))
                    .singleElement()
                    .satisfies(block -> assertThat(block.size()).isEqualTo(5 + 4));
            assertThat(alone.blocks()).noneMatch(block -> block.name().equals("before.weight"));
        }
    }

    @Test
    void refusesRealNumbers() {
        Column number = new Column("x", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity());
        assertThatThrownBy(() -> new Lstm(new Parameters(8, 1, 0, 1), new ModelContext(List.of(number), 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x is of real numbers");
    }
}
