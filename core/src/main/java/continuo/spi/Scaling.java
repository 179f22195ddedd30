package continuo.spi;

import java.util.Arrays;

/**
 * An invertible map between a column's physical unit (Hz, ticks, velocity) and the range of about -1..1 in which
 * networks learn well. The paper feeds Hz and ticks as they are; what is done instead is declared here, column by
 * column, and nowhere else.
 */
public sealed interface Scaling {
    /** Physical to network units. */
    double toNetwork(double physical);

    /** Network to physical units; the inverse of {@link #toNetwork}. */
    double toPhysical(double network);

    /** The formula in words, for documentation and {@code describe}. */
    String formula();

    /** {@code (x - center) / spread}. */
    record Affine(double center, double spread) implements Scaling {
        public Affine {
            requireFinite(center, spread);
        }

        @Override
        public double toNetwork(double physical) {
            return (physical - center) / spread;
        }

        @Override
        public double toPhysical(double network) {
            return network * spread + center;
        }

        @Override
        public String formula() {
            return "(x - " + center + ") / " + spread;
        }
    }

    /** {@code (ln(x + offset) - center) / spread}; physical values not above {@code -offset} are taken as just above it. */
    record Logarithmic(double offset, double center, double spread) implements Scaling {
        /** Smallest value the logarithm is taken of. */
        private static final double FLOOR = 1e-6;

        public Logarithmic {
            requireFinite(offset, center, spread);
        }

        @Override
        public double toNetwork(double physical) {
            return (Math.log(Math.max(physical + offset, FLOOR)) - center) / spread;
        }

        @Override
        public double toPhysical(double network) {
            // What a diverging network gives must stay a finite float, as decoding demands.
            return Math.min(Math.exp(network * spread + center) - offset, Float.MAX_VALUE);
        }

        @Override
        public String formula() {
            return "(ln(x + " + offset + ") - " + center + ") / " + spread;
        }
    }

    /** Leaves values as they are, for binary and categorical columns. */
    static Scaling identity() {
        return new Affine(0, 1);
    }

    /** The last number is the spread. */
    private static void requireFinite(double... numbers) {
        double spread = numbers[numbers.length - 1];
        if (!Arrays.stream(numbers).allMatch(Double::isFinite) || spread <= 0) {
            throw new IllegalArgumentException(
                    "a scaling is of finite numbers and a spread above 0, not " + Arrays.toString(numbers));
        }
    }
}
