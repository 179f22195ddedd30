package continuo.shell.command.runs;

import continuo.fault.Failure;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.shell.console.Remedies;
import continuo.shell.session.Session;
import continuo.studio.report.LogLine;
import continuo.train.RunStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run at a glance. One that cannot be read is told of all the same: how else would one get rid of it?
 *
 * @param run its folder
 * @param content empty when it cannot be read
 * @param problem why not
 */
public record RunEntry(RunDirectory run, Optional<Content> content, String problem) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** What could be read of a run. */
    public record Content(RunManifest manifest, RunStatus status) {}

    /** @throws Failure of kind DATA when it cannot be read */
    public static RunEntry sound(RunDirectory run) {
        return new RunEntry(run, Optional.of(new Content(run.manifest(), RunStatus.of(run))), "");
    }

    public static RunEntry of(RunDirectory run) {
        try {
            return sound(run);
        } catch (Failure failure) {
            return new RunEntry(run, Optional.empty(), Remedies.told(failure));
        }
    }

    /** All runs, the newest last; those that cannot be read before all others. */
    public static List<RunEntry> all(Session session) {
        return session.runs().list().stream()
                .map(RunEntry::of)
                .sorted(Comparator.comparing(RunEntry::created))
                .toList();
    }

    private Instant created() {
        return content.map(read -> read.manifest().created()).orElse(Instant.MIN);
    }

    /** {@code 2026-01-31 12:00}, as clocks here show it. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** The beginning of a hash: enough to tell two apart. */
    public static String shortened(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }

    public String begun() {
        return content.map(read -> minute(read.manifest().created())).orElse("-");
    }

    public String state() {
        return content.map(read -> read.status().state().words()).orElse("damaged");
    }

    /** How many epochs are done: {@code 12/20}, {@code pretrain 3/6}. */
    public String epochs() {
        return content.map(read -> epochs(read.status(), read.manifest().plan()))
                .orElse("-");
    }

    private static String epochs(RunStatus status, TrainingPlan plan) {
        String done = status.epochs() + "/" + plan.epochs(status.phase());
        return status.phase().equals(plan.trainingProper()) ? done : status.phase() + " " + done;
    }

    /** What the trainer logged last, by name. */
    public Map<String, Double> figures() {
        return content.flatMap(read -> read.status().last())
                .flatMap(LogLine::of)
                .map(LogLine::figures)
                .orElse(Map.of());
    }

    public List<String> componentIds() {
        return content.map(read -> read.manifest().components().stream()
                        .map(RunManifest.Component::id)
                        .toList())
                .orElse(List.of());
    }

    /** Whether a text stands in what the run is called, what became of it, or what it was made with. */
    public boolean mentions(String text) {
        String all = run.name() + " " + state() + " " + begun() + " "
                + content.map(read -> read.manifest().components().stream()
                                .map(RunEntry::words)
                                .collect(Collectors.joining(" ")))
                        .orElse(problem);
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** {@code generator c-rnn generator.units=350 …}. */
    private static String words(RunManifest.Component choice) {
        String kind = choice.kind().word();
        return kind + " " + choice.id()
                + choice.parameters().entrySet().stream()
                        .map(parameter -> " " + kind + "." + parameter)
                        .collect(Collectors.joining());
    }
}
