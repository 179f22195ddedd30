package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final Noise FROM = new Noise.OfSeed(1, 1);
    private static final Noise TO = new Noise.OfSeed(2, 1);

    private static List<Float> uniform(Noise noise) {
        RandomGenerator random = noise.stream();
        return DoubleStream.generate(random::nextFloat)
                .limit(1000)
                .mapToObj(x -> (float) x)
                .toList();
    }

    private static double[] normal(Noise noise) {
        RandomGenerator random = noise.stream();
        return DoubleStream.generate(random::nextGaussian).limit(20_000).toArray();
    }

    @Test
    void aPieceHasItsOwnWhateverTheCount() {
        assertThat(uniform(Noise.ofSeed(5, 9).get(2)))
                .isEqualTo(uniform(Noise.ofSeed(5, 3).get(2)));
        assertThat(uniform(new Noise.OfSeed(5, 1))).isNotEqualTo(uniform(new Noise.OfSeed(5, 2)));
        assertThat(uniform(new Noise.OfSeed(5, 1))).isNotEqualTo(uniform(new Noise.OfSeed(6, 1)));
    }

    @Test
    void itBeginsAnewEachTime() {
        assertThat(uniform(FROM)).isEqualTo(uniform(FROM));
    }

    @Test
    void theEndsAreTheTwoThemselves() {
        List<Noise> way = Noise.between(FROM, TO, 4);
        assertThat(way).hasSize(4);
        assertThat(uniform(way.get(0))).isEqualTo(uniform(FROM));
        assertThat(uniform(way.get(3))).isEqualTo(uniform(TO));
        assertThat(normal(way.get(0))).containsExactly(normal(FROM));
        assertThat(normal(way.get(3))).containsExactly(normal(TO));
    }

    @Test
    void uniformNumbersLieOnTheLine() {
        List<Float> from = uniform(FROM);
        List<Float> to = uniform(TO);
        List<Float> between = uniform(new Noise.Between(FROM, TO, 0.25));
        for (int i = 0; i < from.size(); i++) {
            assertThat(between.get(i)).isCloseTo(0.75f * from.get(i) + 0.25f * to.get(i), within(1e-6f));
        }
    }

    @Test
    void normalNumbersStayNormal() {
        double[] between = normal(new Noise.Between(FROM, TO, 0.5));
        double variance = DoubleStream.of(between).map(x -> x * x).sum() / between.length;
        assertThat(variance).isCloseTo(1, within(0.05));
    }
}
