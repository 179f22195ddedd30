package continuo.train;

import continuo.run.SeededRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** All that chance has to say about one piece. */
public sealed interface Noise {
    /** The random numbers, from the first one each time. */
    RandomGenerator stream();

    /**
     * That of a piece of a seed: no other piece has a part in it.
     *
     * @param piece counted from 1
     */
    record OfSeed(long seed, int piece) implements Noise {
        @Override
        public RandomGenerator stream() {
            return SeededRandom.forLabel(seed, "piece " + piece);
        }
    }

    /**
     * A point between two others. Numbers that are uniform on 0..1, a generator's noise, lie on the straight line between
     * those of the ends; there every point is one the generator may meet, because the cube of all uniform noise is
     * convex. (On the way the numbers draw closer to their mean: half-way their variance is half that at the ends.)
     * Normally distributed numbers lie on the arc instead, where they stay normally distributed.
     *
     * @param share of the way that is behind, 0..1: at 0 the numbers are those of {@code from}, at 1 those of {@code to}
     */
    record Between(Noise from, Noise to, double share) implements Noise {
        public Between {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of " + share);
            }
        }

        @Override
        public RandomGenerator stream() {
            return new Blend(from.stream(), to.stream(), share);
        }
    }

    /** The first {@code count} pieces of a seed. */
    static List<Noise> ofSeed(long seed, int count) {
        return IntStream.rangeClosed(1, count)
                .<Noise>mapToObj(piece -> new OfSeed(seed, piece))
                .toList();
    }

    /** From one piece to another in so many equal steps, both ends included. */
    static List<Noise> between(Noise from, Noise to, int count) {
        return IntStream.range(0, count)
                .<Noise>mapToObj(i -> new Between(from, to, count == 1 ? 0 : (double) i / (count - 1)))
                .toList();
    }
}
