package continuo.corpora.abc;

/** A positive ratio, for note lengths. */
record Fraction(long numerator, long denominator) {
    static final Fraction ONE = new Fraction(1, 1);

    Fraction {
        if (numerator < 1 || denominator < 1) {
            throw new IllegalArgumentException(numerator + "/" + denominator + " is not a length");
        }
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator * other.numerator, denominator * other.denominator);
    }

    /** This part of so many ticks; throws where that is not a whole number of ticks. */
    long of(long ticks) {
        long product = ticks * numerator;
        if (product % denominator != 0) {
            throw new IllegalArgumentException("length is not a multiple of 1/384 quarter");
        }
        return product / denominator;
    }
}
