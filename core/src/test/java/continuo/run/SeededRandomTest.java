package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void followsTheReferenceSequence() {
        // The first outputs of the authors' C code from the state 1, 2, 3, 4.
        RandomGenerator random = SeededRandom.restore(new long[] {1, 2, 3, 4});

        assertThat(random.longs(4).toArray())
                .containsExactly(41943041L, 58720359L, 3588806011781223L, 3591011842654386L);
    }

    @Test
    void goesOnFromItsStateWhateverIsDrawn() {
        SeededRandom random = new SeededRandom(7);
        random.nextGaussian();
        random.nextInt();
        SeededRandom restored = SeededRandom.restore(random.state());

        for (int i = 0; i < 1000; i++) {
            assertThat(restored.nextGaussian()).isEqualTo(random.nextGaussian());
            assertThat(restored.nextFloat()).isEqualTo(random.nextFloat());
            assertThat(restored.nextInt(17)).isEqualTo(random.nextInt(17));
            assertThat(restored.nextExponential()).isEqualTo(random.nextExponential());
        }
        assertThat(restored.state()).isEqualTo(random.state());
    }

    @Test
    void streamsDependOnSeedAndLabelOnly() {
        long first = SeededRandom.forLabel(1, "noise").nextLong();

        assertThat(SeededRandom.forLabel(1, "noise").nextLong()).isEqualTo(first);
        assertThat(SeededRandom.forLabel(1, "batches").nextLong()).isNotEqualTo(first);
        assertThat(SeededRandom.forLabel(2, "noise").nextLong()).isNotEqualTo(first);
    }

    @Test
    void uniformNumbersHaveTheirMean() {
        assertThat(new SeededRandom(3).doubles(100_000).average().orElseThrow()).isBetween(0.497, 0.503);
    }

    @Test
    void refusesWhatIsNoState() {
        assertThatThrownBy(() -> SeededRandom.restore(new long[4])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeededRandom.restore(new long[] {1})).isInstanceOf(IllegalArgumentException.class);
    }
}
