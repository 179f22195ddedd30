package continuo.shell.watch;

import continuo.music.Score;
import continuo.run.EpochMeasures;
import continuo.train.TrainingListener.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Follows a training step by step. Steps are told by one thread, the status may be asked for by any. */
public final class TrainingWatch {
    private static final String LOSS = "loss.";
    private static final String FROZEN = "frozen.";
    /** Steps the time of which gives the rate. */
    private static final int RATE_STEPS = 20;
    /** With fewer steps of a phase behind, the time left is anybody's guess. */
    private static final int ENOUGH_TO_ESTIMATE = 3;

    private final String run;
    private final LongSupplier clock;
    private final long begun;
    private final Map<String, FigureHistory> figures = new LinkedHashMap<>();
    private final Deque<Long> times = new ArrayDeque<>();
    private Optional<Step> last = Optional.empty();
    private Optional<Step> first = Optional.empty();
    private long firstAt;
    private Optional<TrainingStatus.Sample> sample = Optional.empty();
    private Optional<EpochMeasures> measured = Optional.empty();

    public TrainingWatch(String run) {
        this(run, System::nanoTime);
    }

    TrainingWatch(String run, LongSupplier clock) {
        this.run = run;
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** Takes note of a step. */
    public synchronized void step(Step step) {
        long now = clock.getAsLong();
        Optional<String> before = last.map(Step::phase);
        if (before.isEmpty() || !before.get().equals(step.phase())) {
            // Figures of the same name mean something else now, and steps take another time.
            figures.clear();
            times.clear();
            first = Optional.of(step);
            firstAt = now;
        }
        step.figures()
                .forEach((name, value) -> figures.computeIfAbsent(name, key -> new FigureHistory())
                        .add(value));
        times.add(now);
        if (times.size() > RATE_STEPS) {
            times.remove();
        }
        last = Optional.of(step);
    }

    /** Takes note of a piece drawn after the last step. */
    public synchronized void sample(Score score) {
        last.ifPresent(step -> sample = Optional.of(new TrainingStatus.Sample(step.step(), score)));
    }

    /** Takes note of what was measured after the last epoch. */
    public synchronized void measured(EpochMeasures measures) {
        measured = Optional.of(measures);
    }

    public synchronized Optional<Step> last() {
        return last;
    }

    /** How it stands; only after the first step. */
    public synchronized TrainingStatus status() {
        Step now = last.orElseThrow();
        List<TrainingStatus.Loss> losses = new ArrayList<>();
        Map<String, Double> frozen = new LinkedHashMap<>();
        figures.forEach((name, history) -> {
            if (name.startsWith(LOSS)) {
                losses.add(new TrainingStatus.Loss(name, history.last(), history.mean(), history.points()));
            } else if (name.startsWith(FROZEN)) {
                frozen.put(name.substring(FROZEN.length()), history.mean());
            }
        });
        double seconds = (clock.getAsLong() - begun) / 1e9;
        return new TrainingStatus(run, now, seconds, rate(), left(now), losses, frozen, sample, measured);
    }

    private OptionalDouble rate() {
        double seconds = times.size() < 2 ? 0 : (times.getLast() - times.getFirst()) / 1e9;
        return seconds > 0 ? OptionalDouble.of((times.size() - 1) / seconds) : OptionalDouble.empty();
    }

    /** Judged by this phase since the training began or went on: what was done before took time of its own. */
    private OptionalDouble left(Step now) {
        Step from = first.orElseThrow();
        double done = now.done() - from.done();
        if (now.step() - from.step() < ENOUGH_TO_ESTIMATE || done <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((times.getLast() - firstAt) / 1e9 * (1 - now.done()) / done);
    }
}
