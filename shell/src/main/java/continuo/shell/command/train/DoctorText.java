package continuo.shell.command.train;

import continuo.run.Finding;
import continuo.run.RunDirectory;
import continuo.shell.console.Console;
import java.util.List;
import java.util.stream.Collectors;

/** What the doctor found in a run, in short. */
public final class DoctorText {
    private DoctorText() {}

    /** All of them, in the order they were found. */
    public static List<Finding> of(RunDirectory run) {
        return run.log().lines().stream()
                .flatMap(line -> Finding.of(line).stream())
                .toList();
    }

    public static List<String> ids(RunDirectory run) {
        return of(run).stream().map(Finding::id).distinct().toList();
    }

    /** {@code collapse (epoch 7), silent (pre-training, epoch 6)}. */
    public static String shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.id() + " (" + finding.place() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Nothing where nothing was found, or the result is an object. */
    public static void tell(RunDirectory run, Console console) {
        List<Finding> findings = of(run);
        if (!console.json() && !findings.isEmpty()) {
            console.paragraph(
                    "the doctor found " + shown(findings) + "; report " + run.name() + " tells what may help");
        }
    }
}
