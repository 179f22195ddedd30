package continuo.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KernelsTest {
    /** Rows, inner width and columns: odd, tiny, the paper's, and one more or less than a tile. */
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {1, 8, 4},
        {2, 3, 17},
        {4, 350, 350},
        {5, 16, 64},
        {6, 33, 65},
        {10, 350, 1408},
        {11, 7, 96},
        {13, 40, 112}
    };

    private final Random random = new Random(3);

    static Stream<Kernels> kernels() {
        return Stream.of(VectorAccess.kernels(), new Nd4jKernels());
    }

    static Stream<Arguments> kernelsAndShapes() {
        return kernels().flatMap(k -> Stream.of(SHAPES).map(s -> Arguments.of(k, s[0], s[1], s[2])));
    }

    private float[] uniform(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    @ParameterizedTest(name = "{1} x {2} x {3}")
    @MethodSource("kernelsAndShapes")
    void multiplyAgreesWithTheDefinition(Kernels kernels, int m, int k, int n) {
        float[] a = uniform(3 + m * (k + 2));
        float[] matrix = uniform(k * n);
        int stride = Kernels.padded(n) + 16;
        float[] bias = uniform(1 + Kernels.padded(n));
        Packed packed = kernels.allocate(k, n);
        kernels.pack(Arrays.copyOf(matrix, matrix.length + 100), packed);
        Packed transposed = kernels.allocate(k, n);
        float[] turned = new float[matrix.length + 100];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < n; j++) {
                turned[j * k + i] = matrix[i * n + j];
            }
        }
        kernels.packTransposed(turned, transposed);
        for (Packed b : new Packed[] {packed, transposed}) {
            float[] set = new float[5 + m * stride];
            kernels.multiply(m, a, 3, k + 2, b, bias, 1, 0, set, 5, stride);
            float[] added = set.clone();
            kernels.multiply(m, a, 3, k + 2, b, added, 5, stride, added, 5, stride);
            for (int row = 0; row < m; row++) {
                for (int j = 0; j < n; j++) {
                    double expected = 0;
                    for (int i = 0; i < k; i++) {
                        expected += (double) a[3 + row * (k + 2) + i] * matrix[i * n + j];
                    }
                    assertThat((double) set[5 + row * stride + j]).isCloseTo(bias[1 + j] + expected, within(1e-4));
                    assertThat((double) added[5 + row * stride + j])
                            .isCloseTo(bias[1 + j] + 2 * expected, within(2e-4));
                }
            }
        }
    }

    @ParameterizedTest(name = "{1} x {2} x {3}")
    @MethodSource("kernelsAndShapes")
    void multiplyTransposedAgreesWithTheDefinition(Kernels kernels, int m, int k, int columns) {
        int n = Kernels.padded(columns);
        float[] a = uniform(k * (m + 1));
        float[] b = uniform(k * n);
        float[] c = uniform(m * n);
        float[] sum = c.clone();
        kernels.multiplyTransposed(k, m, n, a, 0, m + 1, b, 0, n, sum, n, new Workspace());
        for (int row = 0; row < m; row++) {
            for (int j = 0; j < n; j++) {
                double expected = c[row * n + j];
                for (int i = 0; i < k; i++) {
                    expected += (double) a[i * (m + 1) + row] * b[i * n + j];
                }
                assertThat((double) sum[row * n + j]).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void paddingStaysZero(Kernels kernels) {
        Packed packed = kernels.allocate(3, 5);
        kernels.pack(uniform(15), packed);
        float[] c = new float[2 * 16];
        kernels.multiply(2, uniform(6), 0, 3, packed, c, 0, 16, c, 0, 16);
        for (int row = 0; row < 2; row++) {
            for (int j = 5; j < 16; j++) {
                assertThat(c[row * 16 + j]).isZero();
            }
        }
    }

    @Test
    void cellAgreesBetweenImplementations() {
        int width = 352;
        float[] gates = uniform(4 * width);
        float[] cells = uniform(2 * width);
        float[][] results = new float[2][];
        int i = 0;
        for (Kernels kernels : kernels().toList()) {
            float[] g = gates.clone();
            float[] c = cells.clone();
            float[] tanh = new float[width];
            float[] hidden = new float[width];
            kernels.lstmForward(width, g, 0, c, 0, width, tanh, 0, hidden, 0);
            float[] dh = hidden.clone();
            float[] dc = tanh.clone();
            kernels.lstmBackward(width, g, 0, c, 0, tanh, 0, dh, 0, dc, 0);
            results[i] = new float[6 * width];
            System.arraycopy(g, 0, results[i], 0, 4 * width);
            System.arraycopy(hidden, 0, results[i], 4 * width, width);
            System.arraycopy(dc, 0, results[i], 5 * width, width);
            i++;
        }
        for (int j = 0; j < results[0].length; j++) {
            assertThat(results[0][j]).isCloseTo(results[1][j], within(2e-6f));
        }
    }

    @Test
    void tanhIsAccurateToSinglePrecision() {
        double worst = 0;
        for (float x = -12; x < 12; x += 0.001f) {
            worst = Math.max(worst, Math.abs(RationalTanh.tanh(x) - Math.tanh(x)));
        }
        assertThat(worst).isLessThan(4e-7);
        assertThat(RationalTanh.tanh(Float.POSITIVE_INFINITY)).isCloseTo(1f, within(4e-7f));
        assertThat(RationalTanh.tanh(Float.NaN)).isNaN();
    }

    @Test
    void vectorKernelsAreChosenWhereTheModuleIsPresent() {
        assertThat(KernelChoice.best().name()).startsWith("vector-");
    }
}
