package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against SciPy's gaussian_kde, integrated over 400,001 points. */
class KernelDensityTest {
    private static KernelDensity density(int count, double from, double width, double power) {
        double[] values = new double[count];
        for (int i = 1; i <= count; i++) {
            double u = i * 0.6180339887498949 % 1;
            double v = i * 0.41421356237309515 % 1;
            values[i - 1] = from + width * Math.pow(u, power) + 0.3 * width * v;
        }
        return new KernelDensity(values);
    }

    @Test
    void overlapAgreesWithSciPy() {
        assertThat(KernelDensity.overlap(density(50, 0, 1, 1), density(70, 0.2, 1.5, 2)))
                .isCloseTo(0.75014573, within(2e-4));
        assertThat(KernelDensity.overlap(density(400, 10, 3, 3), density(300, 9, 8, 1)))
                .isCloseTo(0.38438530, within(2e-4));
    }

    @Test
    void overlapOfManyValuesAgreesWithSciPy() {
        assertThat(KernelDensity.overlap(density(5000, 0, 1, 2), density(4000, 0.3, 1, 1)))
                .isCloseTo(0.48229948, within(2e-4));
    }

    @Test
    void divergenceAgreesWithSciPyWhereTheFloorDoesNotMatter() {
        assertThat(KernelDensity.divergence(density(50, 0, 1, 1), density(70, 0.2, 1.5, 2)))
                .isCloseTo(0.27007619, within(1e-3));
        assertThat(KernelDensity.divergence(density(400, 10, 3, 3), density(300, 9, 8, 1)))
                .isCloseTo(1.17662805, within(1e-3));
    }

    @Test
    void overlapIsSymmetricAndOneWithItself() {
        KernelDensity p = density(50, 0, 1, 1);
        KernelDensity q = density(70, 0.2, 1.5, 2);
        assertThat(KernelDensity.overlap(p, q)).isEqualTo(KernelDensity.overlap(q, p));
        assertThat(KernelDensity.overlap(p, p)).isCloseTo(1, within(1e-5));
        assertThat(KernelDensity.divergence(p, p)).isCloseTo(0, within(1e-9));
    }

    @Test
    void densitiesFarApartShareNothing() {
        assertThat(KernelDensity.overlap(density(50, 0, 1, 1), density(50, 1000, 1, 1)))
                .isZero();
        assertThat(KernelDensity.divergence(density(50, 0, 1, 1), density(50, 1000, 1, 1)))
                .isBetween(20.0, 23.1);
    }

    @Test
    void aNeedleBesideAWideDensityIsIntegratedAsWell() {
        KernelDensity needle = density(50, 500, 1e-6, 1);
        KernelDensity wide = density(50, 0, 1000, 1);
        assertThat(KernelDensity.overlap(needle, wide)).isBetween(0.0, 1e-5);
    }

    @Test
    void pointMassesShareAllOrNothing() {
        KernelDensity point = new KernelDensity(new double[] {64, 64, 64});
        KernelDensity other = new KernelDensity(new double[] {65, 65});
        KernelDensity density = density(50, 60, 10, 1);
        assertThat(KernelDensity.overlap(point, point)).isEqualTo(1);
        assertThat(KernelDensity.overlap(point, other)).isZero();
        assertThat(KernelDensity.overlap(point, density)).isZero();
        assertThat(KernelDensity.divergence(point, point)).isZero();
    }
}
