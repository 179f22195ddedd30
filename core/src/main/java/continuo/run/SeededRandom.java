package continuo.run;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Random numbers that a checkpoint can hold: xoshiro256++ (Blackman and Vigna, 2021), seeded through SplitMix64 as its
 * authors advise. All of its state is in {@link #state()}: what it inherits keeps none. Used by one thread at a time.
 */
public final class SeededRandom implements RandomGenerator {
    /** 2^64 divided by the golden ratio, SplitMix64's step. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public SeededRandom(long seed) {
        long x = seed;
        s0 = mix(x += GOLDEN_GAMMA);
        s1 = mix(x += GOLDEN_GAMMA);
        s2 = mix(x += GOLDEN_GAMMA);
        s3 = mix(x + GOLDEN_GAMMA);
    }

    private SeededRandom(long[] state) {
        s0 = state[0];
        s1 = state[1];
        s2 = state[2];
        s3 = state[3];
    }

    /**
     * A stream of its own for each use that a run has for chance, so that one use drawing more or less does not change
     * the others.
     *
     * @param label what for: {@code batches}, {@code noise}
     */
    public static SeededRandom forLabel(long seed, String label) {
        long mixed = mix(seed + GOLDEN_GAMMA);
        for (byte b : label.getBytes(StandardCharsets.UTF_8)) {
            mixed = mix((mixed ^ b) + GOLDEN_GAMMA);
        }
        return new SeededRandom(mixed);
    }

    /**
     * Goes on where {@link #state()} was taken.
     *
     * @throws IllegalArgumentException when this is no state: four numbers, not all zero
     */
    public static SeededRandom restore(long[] state) {
        if (state.length != 4 || (state[0] | state[1] | state[2] | state[3]) == 0) {
            throw new IllegalArgumentException("the state of a random generator is four numbers, not all zero");
        }
        return new SeededRandom(state);
    }

    /** Four numbers that say what comes next. */
    public long[] state() {
        return new long[] {s0, s1, s2, s3};
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** SplitMix64's output function. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
