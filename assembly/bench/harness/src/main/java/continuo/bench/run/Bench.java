package continuo.bench.run;

import continuo.bench.run.Launch.Kind;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One comparison.
 *
 * @param name as in the results
 * @param work the name the first subject knows its work by
 * @param kind of the first subject, which the others are compared with
 * @param peers the others
 * @param measure what is compared
 * @param limit milliseconds the first subject's median shall not exceed
 */
record Bench(String name, String work, Kind kind, List<Peer> peers, Measure measure, OptionalDouble limit) {
    /** What the ratio is of. */
    enum Measure {
        /** Medians of time: small is good. */
        TIME,
        /** Floating-point operations a second at the median: large is good. */
        RATE
    }

    /**
     * What is compared with.
     *
     * @param subject its name in the results
     * @param kind of process
     * @param work the name it knows its work by
     * @param every takes a turn every so many rounds: more than 1 for the slow
     * @param goal for the ratio
     */
    record Peer(String subject, Kind kind, String work, int every, OptionalDouble goal) {
        Peer(String subject, Kind kind, String work, double goal) {
            this(subject, kind, work, 1, OptionalDouble.of(goal));
        }
    }

    static Bench time(String name, Peer... peers) {
        return new Bench(name, name, Kind.CONTINUO, List.of(peers), Measure.TIME, OptionalDouble.empty());
    }

    static Bench ofPeak(String name, String work, double goal) {
        Peer peak = new Peer("peak", Kind.PEAK, "peak", goal);
        return new Bench(name, work, Kind.CONTINUO, List.of(peak), Measure.RATE, OptionalDouble.empty());
    }

    static Bench within(String name, double milliseconds) {
        return new Bench(name, name, Kind.CONTINUO, List.of(), Measure.TIME, OptionalDouble.of(milliseconds));
    }

    /** All that compare running processes, in the order they are run. */
    static List<Bench> all() {
        return List.of(
                time(
                        "gan-step",
                        new Peer("libtorch", Kind.LIBTORCH, "gan-step", 0.40),
                        new Peer("libtorch-redrawing", Kind.LIBTORCH, "gan-step-redrawing", 0.40)),
                time("generator", new Peer("libtorch", Kind.LIBTORCH, "generator", 0.30)),
                time("discriminator", new Peer("libtorch", Kind.LIBTORCH, "discriminator", 0.42)),
                time(
                        "next-event",
                        new Peer("libtorch", Kind.LIBTORCH, "next-event", 0.42),
                        new Peer("dl4j", Kind.DL4J, "next-event", 4, OptionalDouble.empty())),
                time("sample-1", new Peer("libtorch", Kind.LIBTORCH, "sample-1", 0.13)),
                time("sample-64", new Peer("libtorch", Kind.LIBTORCH, "sample-64", 0.30)),
                ofPeak("gemm-input", "gemm-input", 0.90),
                ofPeak("gemm-recurrent", "gemm-recurrent", 0.90),
                ofPeak("gemm-back", "gemm-back", 0.90),
                ofPeak("gemm-gradient", "gemm-gradient", 0.90),
                ofPeak("gan-step-of-peak", "gan-step", 0.85),
                time("corpus-cold", new Peer("jdk", Kind.JDK, "read", 0.5)),
                time("corpus-warm", new Peer("jdk", Kind.JDK, "read", 0.05)),
                within("metrics-piece", 100),
                within("metrics-windows", 1000));
    }
}
