package continuo.shell.watch;

import continuo.run.EpochMeasures;
import continuo.run.TrainingPlan;
import continuo.shell.console.Numbers;
import continuo.shell.console.Status.Room;
import continuo.shell.view.SmallRoll;
import continuo.shell.view.Sparkline;
import continuo.shell.watch.TrainingStatus.Loss;
import continuo.train.TrainingListener.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a training's status; what matters most comes first, so that a low terminal loses least. */
final class TrainingPanel {
    private static final int BAR_WIDTH = 30;
    /** With fewer columns, words make room for curves. */
    private static final int COMFORTABLE = 64;

    /** A roll of fewer lines shows nothing, one of more crowds out what was said before. */
    private static final int LOWEST_ROLL = 3;

    private static final int HIGHEST_ROLL = 8;

    private static final List<String> METRICS = List.of(
            EpochMeasures.REALISM, "polyphony", "scale-consistency", "repetitions-3", "tone-span", "unique-tones");

    private static final Map<String, String> NETS =
            Map.of("loss.g", "generator", "loss.d", "discriminator", "loss.next", "next event");

    private final TrainingStatus status;
    private final Room room;

    TrainingPanel(TrainingStatus status, Room room) {
        this.status = status;
        this.room = room;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(place());
        lines.add(bar());
        losses(lines);
        figures(lines);
        status.measured().ifPresent(measures -> lines.add(measured(measures)));
        sample(lines);
        return lines.stream().limit(room.height()).map(room::cut).toList();
    }

    private String place() {
        Step step = status.step();
        boolean adversarial = step.phase().equals(TrainingPlan.TRAIN)
                && status.losses().stream().anyMatch(loss -> loss.figure().equals("loss.d"));
        String stage = adversarial ? "adversarial training" : status.stage();
        return status.run() + ": " + stage + ", step " + step.step() + " of " + step.steps() + ", epoch " + step.epoch()
                + " of " + step.epochs() + ", batch " + step.batch() + " of " + step.batches();
    }

    private String bar() {
        int width = Math.min(BAR_WIDTH, room.width() / 3);
        int full = (int) Math.round(status.share() * width);
        StringBuilder line = new StringBuilder();
        line.append((room.unicode() ? "━" : "#").repeat(full));
        line.append((room.unicode() ? "┄" : ".").repeat(width - full));
        line.append(' ').append((int) (100 * status.share())).append(" %");
        status.rate()
                .ifPresent(rate -> line.append("  ").append(Numbers.shown(rate)).append(" steps/s"));
        status.left()
                .ifPresent(
                        left -> line.append("  ").append(Numbers.duration(left)).append(" left"));
        return line.toString();
    }

    private void losses(List<String> lines) {
        int widest = status.losses().stream()
                .mapToInt(loss -> label(loss).length())
                .max()
                .orElse(0);
        for (Loss loss : status.losses()) {
            String label = label(loss);
            String text = label
                    + " ".repeat(widest - label.length())
                    + String.format(
                            Locale.ROOT,
                            room.width() < COMFORTABLE ? " %s (%s) " : "  %8s  mean %8s  ",
                            Numbers.shown(loss.last()),
                            Numbers.shown(loss.mean()));
            lines.add(text + Sparkline.of(loss.course(), room.width() - text.length(), room.unicode()));
        }
    }

    private String label(Loss loss) {
        return NETS.containsKey(loss.figure()) && room.width() >= COMFORTABLE
                ? NETS.get(loss.figure()) + " (" + loss.figure() + ")"
                : loss.figure();
    }

    /** All that is no loss, as many as fit into a line. */
    private void figures(List<String> lines) {
        StringBuilder line = new StringBuilder();
        status.frozen().forEach((net, share) -> add("frozen." + net + " " + Math.round(100 * share) + " %", line));
        status.step().figures().forEach((figure, value) -> {
            if (!figure.startsWith("loss.") && !figure.startsWith("frozen.")) {
                add(figure + " " + Numbers.shown(value), line);
            }
        });
        if (line.length() > 0) {
            lines.add(line.toString());
        }
    }

    /** Those of the metrics known to all that were measured, as many as fit into a line. */
    private String measured(EpochMeasures measures) {
        StringBuilder line = new StringBuilder(
                measures.trainingEpochs() == 0
                        ? "measured after pre-training:"
                        : "measured after epoch " + measures.epoch() + ":");
        for (String metric : METRICS) {
            measures.figure(metric).ifPresent(value -> add(metric + " " + Numbers.shown(value), line));
        }
        return line.toString();
    }

    private void add(String text, StringBuilder line) {
        String gap = line.length() == 0 ? "" : "  ";
        if (line.length() + gap.length() + text.length() <= room.width()) {
            line.append(gap).append(text);
        }
    }

    private void sample(List<String> lines) {
        int height = Math.min(HIGHEST_ROLL, room.height() - lines.size() - 1);
        if (status.sample().isPresent() && height >= LOWEST_ROLL) {
            TrainingStatus.Sample sample = status.sample().get();
            lines.add("a sample after step " + sample.step() + ":");
            lines.addAll(SmallRoll.render(sample.score(), room.width(), height, room.unicode()));
        }
    }
}
