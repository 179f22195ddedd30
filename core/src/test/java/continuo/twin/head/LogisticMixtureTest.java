package continuo.twin.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.twin.Differences;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogisticMixtureTest {
    private static final Levels FEW = new Levels(new double[] {-1, -0.8, 0, 0.5, 2});
    /** More levels than a mixture has components. */
    private static final Levels MANY =
            new Levels(DoubleStream.iterate(-3, x -> x + 0.04).limit(150).toArray());

    private final Random random = new Random(3);

    private double[] outputs(Levels column, double size) {
        return random.doubles(LogisticMixture.outputs(column), -size, size).toArray();
    }

    private static LogisticMixture mixture(Levels column, double[] y) {
        LogisticMixture mixture = new LogisticMixture(column);
        mixture.read(y, 0);
        return mixture;
    }

    private static double probability(Levels column, int level, double[] y) {
        return Math.exp(-mixture(column, y).negativeLogLikelihood(level, 1, y.clone(), 0));
    }

    @Test
    void probabilitiesOfAllLevelsSumToOne() {
        for (Levels column : new Levels[] {FEW, MANY}) {
            double[] y = outputs(column, 3);
            double sum = IntStream.range(0, column.count())
                    .mapToDouble(level -> probability(column, level, y))
                    .sum();
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void theInverseInverts() {
        for (int i = 0; i < 200; i++) {
            Levels column = i % 2 == 0 ? FEW : MANY;
            LogisticMixture mixture = mixture(column, outputs(column, 8));
            double v = random.nextDouble();
            double x = mixture.inverse(v);
            double[] levels = column.values();
            if (x > levels[0] && x < levels[levels.length - 1]) {
                assertThat(mixture.cumulative(x)).isCloseTo(v, within(1e-9));
            } else {
                assertThat(mixture.cumulative(x) >= v).isEqualTo(x == levels[0]);
            }
        }
    }

    @Test
    void drawsFallOnLevelsAsOftenAsIsLikely() {
        double[] y = outputs(MANY, 2);
        LogisticMixture mixture = mixture(MANY, y);
        int draws = 20_000;
        double[] counts = new double[MANY.count()];
        for (int i = 0; i < draws; i++) {
            counts[MANY.nearest(mixture.inverse((i + 0.5) / draws))]++;
        }
        for (int level = 0; level < counts.length; level++) {
            assertThat(counts[level] / draws).isCloseTo(probability(MANY, level, y), within(2.0 / draws));
        }
    }

    @Test
    void gradientsOfDrawsAreExact() {
        for (Levels column : new Levels[] {FEW, MANY}) {
            double[] y = outputs(column, 1);
            double[] gradient = y.clone();
            LogisticMixture mixture = mixture(column, y);
            double x = mixture.inverse(0.4);
            mixture.inverseBack(x, 1 / mixture.density(x), gradient, 0);
            Differences.check(y, gradient, () -> mixture(column, y).inverse(0.4));
        }
    }

    @Test
    void gradientsOfLikelihoodsAreExactAtEveryLevel() {
        for (int level = 0; level < FEW.count(); level++) {
            int chosen = level;
            double[] y = outputs(FEW, 2);
            double[] gradient = y.clone();
            mixture(FEW, y).negativeLogLikelihood(level, 0.5, gradient, 0);
            Differences.check(y, gradient, () -> 0.5 * mixture(FEW, y).negativeLogLikelihood(chosen, 1, y.clone(), 0));
        }
    }

    /** All components far away and as narrow as they get: the probability is below any that can be written down. */
    @Test
    void theUnthinkableHasALikelihoodAndAGradient() {
        double[] y = new double[LogisticMixture.outputs(MANY)];
        int components = y.length / 3;
        Arrays.fill(y, components, 2 * components, -80);
        Arrays.fill(y, 2 * components, 3 * components, -50);
        double[] gradient = y.clone();
        double nats = mixture(MANY, y).negativeLogLikelihood(MANY.count() - 1, 1, gradient, 0);
        assertThat(nats).isFinite().isGreaterThan(800);
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
        double pull = IntStream.range(components, 2 * components)
                .mapToDouble(k -> gradient[k])
                .sum();
        assertThat(pull).as("towards the level").isLessThan(-1);
    }

    @Test
    void nothingIsDrawnOutsideTheLevels() {
        double[] y = new double[LogisticMixture.outputs(FEW)];
        Arrays.fill(y, y.length / 3, 2 * y.length / 3, 30);
        LogisticMixture mixture = mixture(FEW, y);
        assertThat(mixture.inverse(0.5)).isEqualTo(2);
        assertThat(mixture.mode()).isEqualTo(2);
        double[] gradient = y.clone();
        mixture.inverseBack(2, 1, gradient, 0);
        assertThat(gradient).containsOnly(0);
    }

    @Test
    void aLowTemperatureLeavesTheMode() {
        LogisticMixture mixture = mixture(MANY, outputs(MANY, 2));
        double mode = mixture.mode();
        mixture.sharpen(1e-4, 1);
        assertThat(mixture.inverse(0.1)).isCloseTo(mode, within(1e-3));
        assertThat(mixture.inverse(0.9)).isCloseTo(mode, within(1e-3));
    }

    @Test
    void aNucleusLeavesTheHeaviestComponents() {
        double[] y = new double[LogisticMixture.outputs(FEW)];
        y[0] = 5;
        y[4] = 5;
        Arrays.fill(y, 10, 15, -6);
        LogisticMixture mixture = mixture(FEW, y);
        mixture.sharpen(1, 0.9);
        for (double v = 0.01; v < 1; v += 0.02) {
            assertThat(FEW.nearest(mixture.inverse(v))).isIn(0, 4);
        }
    }

    /** What a single number computed from noise cannot do: C or G, and nothing between. */
    @Test
    void learnsTwoLevelsAndNothingBetween() {
        double[] y = new double[LogisticMixture.outputs(MANY)];
        double[] gradient = y.clone();
        for (int i = 0; i < 3000; i++) {
            mixture(MANY, y).negativeLogLikelihood(i % 2 == 0 ? 40 : 47, 1, gradient, 0);
            for (int j = 0; j < y.length; j++) {
                y[j] -= 0.3 * gradient[j];
            }
        }
        assertThat(probability(MANY, 40, y)).isBetween(0.4, 0.55);
        assertThat(probability(MANY, 47, y)).isBetween(0.4, 0.55);
        assertThat(probability(MANY, 40, y) + probability(MANY, 47, y)).isGreaterThan(0.9);
    }
}
