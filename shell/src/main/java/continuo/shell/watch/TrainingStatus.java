package continuo.shell.watch;

import continuo.music.Score;
import continuo.run.EpochMeasures;
import continuo.run.TrainingPlan;
import continuo.shell.console.Numbers;
import continuo.shell.console.Status;
import continuo.train.TrainingListener.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a training stands after a step.
 *
 * @param run its name
 * @param step the last that was taken
 * @param seconds since it began or went on
 * @param rate steps a second of late; empty until there is one
 * @param left seconds until the plan is done, as far as can be told
 * @param losses in the trainer's order
 * @param frozen share of the last steps in which a net was not taught, by the net's letter
 * @param sample the last that was drawn
 * @param measured what was measured last
 */
public record TrainingStatus(
        String run,
        Step step,
        double seconds,
        OptionalDouble rate,
        OptionalDouble left,
        List<Loss> losses,
        Map<String, Double> frozen,
        Optional<Sample> sample,
        Optional<EpochMeasures> measured)
        implements Status {
    /**
     * A loss.
     *
     * @param figure its name in the log
     * @param last of the last step
     * @param mean of the last steps
     * @param course from the beginning, thinned
     */
    public record Loss(String figure, double last, double mean, List<Double> course) {}

    /** A piece drawn from the generator as it was after a step. */
    public record Sample(long step, Score score) {}

    public TrainingStatus {
        losses = List.copyOf(losses);
    }

    @Override
    public double share() {
        return step.done();
    }

    String stage() {
        return switch (step.phase()) {
            case TrainingPlan.PRETRAIN -> "pre-training";
            case TrainingPlan.TRAIN -> "training";
            default -> step.phase();
        };
    }

    @Override
    public String line() {
        StringBuilder line = new StringBuilder(stage());
        line.append(" epoch ").append(step.epoch()).append('/').append(step.epochs());
        line.append(" step ").append(step.step()).append('/').append(step.steps());
        line.append(" (").append((int) (100 * share())).append(" %)");
        rate.ifPresent(value -> line.append("  ").append(Numbers.shown(value)).append(" steps/s"));
        left.ifPresent(
                value -> line.append("  ").append(Numbers.duration(value)).append(" left"));
        for (Loss loss : losses) {
            line.append("  ").append(loss.figure()).append(' ').append(Numbers.shown(loss.last()));
            line.append(" (mean ").append(Numbers.shown(loss.mean())).append(')');
        }
        frozen.forEach((net, share) -> line.append("  frozen.")
                .append(net)
                .append(' ')
                .append(Math.round(100 * share))
                .append(" %"));
        return line.toString();
    }

    @Override
    public Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("progress", "training");
        object.put("run", run);
        object.put("stage", step.phase());
        object.put("epoch", step.epoch());
        object.put("epochs", step.epochs());
        object.put("step", step.step());
        object.put("steps", step.steps());
        object.put("share", Math.round(share() * 1000) / 1000.0);
        object.put("seconds", Math.round(seconds * 10) / 10.0);
        rate.ifPresent(value -> object.put("rate", Math.round(value * 1000) / 1000.0));
        left.ifPresent(value -> object.put("left", Math.round(value * 10) / 10.0));
        object.putAll(step.figures());
        losses.forEach(loss -> object.put("mean." + loss.figure(), loss.mean()));
        frozen.forEach((net, share) -> object.put("mean.frozen." + net, share));
        measured.ifPresent(
                measures -> measures.realism().ifPresent(realism -> object.put(EpochMeasures.REALISM, realism)));
        return object;
    }

    @Override
    public List<String> lines(Room room) {
        return new TrainingPanel(this, room).lines();
    }
}
