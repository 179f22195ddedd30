package continuo.shell.command.runs;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.run.RunDirectory;
import continuo.shell.session.Session;
import continuo.studio.report.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures that a run's log holds. */
public final class LoggedFigures {
    private LoggedFigures() {}

    /** The figures' names for completion; none where the run that was typed cannot be read. */
    public static List<String> names(Session session, List<String> typed) {
        Optional<String> run = typed.stream().findFirst().or(session::lastRun);
        try {
            return run.map(name -> names(log(session.runs().open(name)))).orElse(List.of());
        } catch (Failure failure) {
            return List.of();
        }
    }

    /** The steps of a run. */
    static List<LogLine> log(RunDirectory run) {
        return run.log().lines().stream()
                .flatMap(line -> LogLine.of(line).stream())
                .toList();
    }

    /** The figures of a log, sorted. */
    static List<String> names(List<LogLine> log) {
        return log.stream()
                .flatMap(line -> line.figures().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The figures that words name: a figure, or all of a group, as {@code loss} for {@code loss.d} and {@code loss.g}.
     *
     * @throws Failure of kind USER naming the nearest for each word that is none
     */
    static List<String> wanted(List<String> words, List<LogLine> log) {
        List<String> known = names(log);
        List<String> wanted = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String word : words) {
            List<String> found = known.stream()
                    .filter(name -> name.equals(word) || name.startsWith(word + "."))
                    .toList();
            found.stream().filter(name -> !wanted.contains(name)).forEach(wanted::add);
            if (found.isEmpty()) {
                problems.add(Nearest.message("figure", word, known));
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.user(String.join("; ", problems));
        }
        return wanted;
    }
}
