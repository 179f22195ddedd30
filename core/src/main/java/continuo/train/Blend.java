package continuo.train;

import java.util.random.RandomGenerator;

/** Random numbers between those of two streams, which it draws from in step. See {@link Noise.Between}. */
final class Blend implements RandomGenerator {
    private final RandomGenerator from;
    private final RandomGenerator to;
    private final double share;

    Blend(RandomGenerator from, RandomGenerator to, double share) {
        this.from = from;
        this.to = to;
        this.share = share;
    }

    @Override
    public float nextFloat() {
        float a = from.nextFloat();
        float b = to.nextFloat();
        float weight = (float) share;
        return (1 - weight) * a + weight * b;
    }

    @Override
    public double nextDouble() {
        double a = from.nextDouble();
        double b = to.nextDouble();
        return (1 - share) * a + share * b;
    }

    @Override
    public double nextGaussian() {
        double a = from.nextGaussian();
        double b = to.nextGaussian();
        double angle = share * Math.PI / 2;
        return share == 0 ? a : share == 1 ? b : Math.cos(angle) * a + Math.sin(angle) * b;
    }

    /** Bits have no between: those of the nearer end. */
    @Override
    public long nextLong() {
        long a = from.nextLong();
        long b = to.nextLong();
        return share < 0.5 ? a : b;
    }
}
