package continuo.bench.run;

import java.util.OptionalDouble;

/** The lines of the result. */
final class Rows {
    private Rows() {}

    /** On which side of its goal a ratio shall be. */
    private enum Goal {
        AT_MOST,
        AT_LEAST
    }

    /** One subject's times. */
    static void row(String bench, String subject, int threads, Times times) {
        Json row = new Json()
                .put("bench", bench)
                .put("subject", subject)
                .put("threads", threads)
                .put("min_ms", times.min())
                .put("median_ms", times.median())
                .put("unit", "ms")
                .put("reps", times.sorted().length);
        if (times.operations() > 0) {
            row.put("gflops", times.gigaflops());
        }
        row.print();
    }

    /** Continuo's times against another subject's. */
    static void timeRatio(String bench, String against, Times own, Times other, OptionalDouble goal) {
        double ofMinima = own.min() / other.min();
        ratio(bench, against, own.median() / other.median(), OptionalDouble.of(ofMinima), goal, Goal.AT_MOST);
    }

    /** Continuo's operations a second against another subject's. */
    static void rateRatio(String bench, String against, Times own, Times other, OptionalDouble goal) {
        double ofMinima = (own.operations() / own.min()) / (other.operations() / other.min());
        double ofMedians = own.gigaflops() / other.gigaflops();
        ratio(bench, against, ofMedians, OptionalDouble.of(ofMinima), goal, Goal.AT_LEAST);
    }

    /** Continuo's bytes against another subject's. */
    static void memoryRatio(String bench, String against, double own, double other, double goal) {
        ratio(bench, against, own / other, OptionalDouble.empty(), OptionalDouble.of(goal), Goal.AT_MOST);
    }

    /** @param ofMinima the same of the shortest times, which a busy machine disturbs less */
    private static void ratio(
            String bench, String against, double ratio, OptionalDouble ofMinima, OptionalDouble goal, Goal side) {
        Json row = new Json().put("bench", bench).put("against", against).put("ratio", ratio);
        ofMinima.ifPresent(value -> row.put("ratio_of_minima", value));
        if (goal.isPresent()) {
            double wanted = goal.getAsDouble();
            row.put("goal", wanted).put("met", side == Goal.AT_MOST ? ratio <= wanted : ratio >= wanted);
        }
        row.print();
    }

    /** Continuo against a limit of its own. */
    static void within(String bench, double milliseconds, double limit) {
        new Json()
                .put("bench", bench)
                .put("median_ms", milliseconds)
                .put("goal_ms", limit)
                .put("met", milliseconds <= limit)
                .print();
    }
}
