package continuo.shell.command;

import continuo.run.RunDirectory;
import continuo.shell.report.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** What a trainer wrote into a run's log. */
record LoggedFigures(List<LogLine> lines) {
    LoggedFigures {
        lines = List.copyOf(lines);
    }

    static LoggedFigures of(RunDirectory run) {
        return new LoggedFigures(run.log().lines().stream()
                .map(LogLine::of)
                .flatMap(Optional::stream)
                .toList());
    }

    /** The names of all figures. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        lines.forEach(line -> names.addAll(line.figures().keySet()));
        return names;
    }

    /** A figure's mean over the last epoch that has it: one step says little. Empty where there is no such figure. */
    OptionalDouble latest(String name) {
        List<LogLine> with =
                lines.stream().filter(line -> line.figures().containsKey(name)).toList();
        if (with.isEmpty()) {
            return OptionalDouble.empty();
        }
        LogLine last = with.get(with.size() - 1);
        return with.stream()
                .filter(line -> line.epoch() == last.epoch() && line.phase().equals(last.phase()))
                .mapToDouble(line -> line.figures().get(name))
                .average();
    }
}
