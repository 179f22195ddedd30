package continuo.bench.run;

import java.util.OptionalDouble;

/** The lines of the result. */
final class Rows {
    private Rows() {}

    /** On which side of its goal a ratio shall be. */
    enum Goal {
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

    /** Continuo against another subject. */
    static void ratio(String bench, String against, double ratio, OptionalDouble goal, Goal side) {
        Json row = new Json().put("bench", bench).put("against", against).put("ratio", ratio);
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
