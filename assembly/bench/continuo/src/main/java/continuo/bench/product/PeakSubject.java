package continuo.bench.product;

import continuo.bench.subject.Size;
import continuo.bench.subject.Subject;
import continuo.bench.subject.Work;
import java.io.IOException;
import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the cores can do at most: multiply-adds on registers only, with more independent sums than the units' latency
 * times their number, on every thread at once.
 */
public final class PeakSubject {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int SUMS = 12;
    private static final int ROUNDS = 10_000;
    private static final int CALLS = 1_000;

    private PeakSubject() {}

    public static void main(String[] arguments) throws IOException {
        Subject.serve(Map.of("peak", Peak::new));
    }

    private static final class Peak implements Work {
        private final Parallel parallel;
        private final int threads;
        private final float[] results;

        Peak(Size size) {
            threads = size.threads();
            parallel = new Parallel(threads);
            results = new float[threads];
        }

        @Override
        public void repeat() {
            parallel.run(thread -> {
                for (int call = 0; call < CALLS; call++) {
                    results[thread] += multiplyAdds(0.5f);
                }
            });
        }

        @Override
        public double operations() {
            return 2.0 * SUMS * SPECIES.length() * ROUNDS * CALLS * threads;
        }

        @Override
        public void close() {
            parallel.close();
        }
    }

    /** Short, so that it is compiled as a whole; its result keeps the compiler from leaving the work out. */
    private static float multiplyAdds(float factor) {
        FloatVector x = FloatVector.broadcast(SPECIES, factor);
        FloatVector y = FloatVector.broadcast(SPECIES, 1 - factor);
        FloatVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        FloatVector sum = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return sum.lane(0);
    }
}
