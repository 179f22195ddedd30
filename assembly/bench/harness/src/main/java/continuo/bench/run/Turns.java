package continuo.bench.run;

import continuo.bench.run.Launch.Kind;
import continuo.bench.subject.Size;
import continuo.bench.subject.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Runs the subjects of a bench in turns, one repetition each, so that all meet the same disturbances. */
final class Turns {
    private static final String CONTINUO = "continuo";
    private static final String BASELINE = "baseline";

    private final Options options;
    private final Launch launch;

    Turns(Options options) {
        this.options = options;
        this.launch = new Launch(options);
    }

    private static final class Runner {
        private final Bench.Peer peer;
        private final SubjectProcess process;
        private final double operations;
        private final List<Double> milliseconds = new ArrayList<>();

        Runner(Bench.Peer peer, SubjectProcess process, double operations) {
            this.peer = peer;
            this.process = process;
            this.operations = operations;
        }

        Times times() {
            return Times.of(
                    milliseconds.stream().mapToDouble(Double::doubleValue).toArray(), operations);
        }
    }

    /** Runs a bench and prints its rows. */
    void run(Bench bench) {
        Size size = options.size();
        List<Runner> runners = new ArrayList<>();
        try {
            for (Bench.Peer peer : entrants(bench)) {
                boolean opened = open(bench, peer, size, runners);
                if (!opened && peer.subject().equals(CONTINUO)) {
                    return;
                }
            }
            for (Runner runner : runners) {
                int every = runner.peer.every();
                runner.process.warmUp((options.warmUps() + every - 1) / every);
            }
            for (int round = 0; round < options.repetitions(); round++) {
                takeTurns(runners, round);
            }
            report(bench, runners);
        } finally {
            runners.forEach(runner -> runner.process.close());
        }
    }

    private static void takeTurns(List<Runner> runners, int round) {
        for (Runner runner : runners) {
            if (round % runner.peer.every() == 0) {
                runner.milliseconds.add(runner.process.repeat());
            }
        }
    }

    private List<Bench.Peer> entrants(Bench bench) {
        List<Bench.Peer> entrants = new ArrayList<>();
        entrants.add(new Bench.Peer(CONTINUO, bench.kind(), bench.work(), 1, OptionalDouble.empty()));
        if (options.baseline().isPresent()) {
            entrants.add(new Bench.Peer(BASELINE, Kind.BASELINE, bench.work(), 1, OptionalDouble.empty()));
        }
        entrants.addAll(bench.peers());
        entrants.removeIf(peer -> !options.takesPart(peer.subject()));
        return entrants;
    }

    private boolean open(Bench bench, Bench.Peer peer, Size size, List<Runner> runners) {
        SubjectProcess process = launch.start(peer.kind());
        try {
            runners.add(new Runner(peer, process, process.open(peer.work(), size)));
            return true;
        } catch (Work.Absent e) {
            process.close();
            System.err.println(bench.name() + ": " + peer.subject() + " is left out: " + e.getMessage());
            return false;
        } catch (IllegalStateException e) {
            process.close();
            throw e;
        }
    }

    private void report(Bench bench, List<Runner> runners) {
        Map<String, Times> times = new LinkedHashMap<>();
        for (Runner runner : runners) {
            times.put(runner.peer.subject(), runner.times());
            Rows.row(bench.name(), runner.peer.subject(), options.threads(), runner.times());
        }
        Times own = times.get(CONTINUO);
        if (own == null) {
            return;
        }
        bench.limit().ifPresent(limit -> Rows.within(bench.name(), own.median(), limit));
        for (Runner runner : runners) {
            Times other = times.get(runner.peer.subject());
            if (other == null || runner.peer.subject().equals(CONTINUO)) {
                continue;
            }
            OptionalDouble goal = runner.peer.goal();
            if (bench.measure() == Bench.Measure.RATE) {
                Rows.rateRatio(bench.name(), runner.peer.subject(), own, other, goal);
            } else {
                Rows.timeRatio(bench.name(), runner.peer.subject(), own, other, goal);
            }
        }
    }
}
