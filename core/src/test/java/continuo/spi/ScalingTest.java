package continuo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.spi.Scaling.Affine;
import continuo.spi.Scaling.Logarithmic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
    private static final List<Scaling> SCALINGS = List.of(
            Scaling.identity(),
            new Affine(64, 32),
            new Affine(-3, 0.01),
            new Logarithmic(1, 4, 1.5),
            new Logarithmic(0, 6, 0.6));

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.5, 1, 8.1758, 64, 127, 440, 12543.85, 1e6})
    void toPhysicalUndoesToNetwork(double physical) {
        for (Scaling scaling : SCALINGS) {
            assertThat(scaling.toPhysical(scaling.toNetwork(physical)))
                    .as("%s of %s", scaling.formula(), physical)
                    .isCloseTo(physical, within(1e-9 * Math.max(1, physical)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, -1, -0.25, 0, 0.25, 1, 3})
    void toNetworkUndoesToPhysical(double network) {
        for (Scaling scaling : SCALINGS) {
            assertThat(scaling.toNetwork(scaling.toPhysical(network)))
                    .as("%s of %s", scaling.formula(), network)
                    .isCloseTo(network, within(1e-9));
        }
    }

    @Test
    void zeroTicksHaveALogarithmWithAnOffset() {
        assertThat(new Logarithmic(1, 4, 2).toNetwork(0)).isEqualTo(-2);
    }

    @Test
    void whatHasNoLogarithmIsTakenAsJustAboveIt() {
        Logarithmic scaling = new Logarithmic(1, 0, 1);
        assertThat(scaling.toNetwork(-5)).isEqualTo(scaling.toNetwork(-1)).isEqualTo(Math.log(1e-6));
    }

    @Test
    void aDivergingNetworkStillGivesFiniteFloats() {
        assertThat((float) new Logarithmic(1, 4, 1.5).toPhysical(1e30)).isFinite();
    }

    @Test
    void theFormulaNamesItsNumbers() {
        assertThat(new Affine(64, 32).formula()).isEqualTo("(x - 64.0) / 32.0");
        assertThat(new Logarithmic(1, 4, 2).formula()).isEqualTo("(ln(x + 1.0) - 4.0) / 2.0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpreadThatCannotBeUndoneIsRefused(double spread) {
        assertThatThrownBy(() -> new Affine(0, spread)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Logarithmic(1, 0, spread)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        assertThatThrownBy(() -> new Affine(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Logarithmic(Double.NEGATIVE_INFINITY, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
