package continuo.shell.command.job;

import continuo.fault.Failure;
import continuo.shell.command.Problems;
import continuo.shell.job.Jobs;
import continuo.shell.language.Argument;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.List;
import java.util.Optional;

/** The number of a job on a command line. */
final class JobArgument {
    static final Argument ONE =
            Argument.optional("N", Value.Plain.JOB, "the job's number; the youngest that runs when left out");

    private JobArgument() {}

    /** What is wrong with the numbers given. */
    static List<String> problems(List<String> words, Session session) {
        return words.stream()
                .flatMap(word -> Problems.of(() -> session.jobs().find(Optional.of(number(word)))).stream())
                .toList();
    }

    /** The job that is meant. */
    static Jobs.Numbered job(Optional<String> word, Session session) {
        return session.jobs().find(word.map(JobArgument::number));
    }

    private static int number(String word) {
        // As shells write them, too.
        String digits = word.startsWith("%") ? word.substring(1) : word;
        if (!digits.matches("[0-9]{1,9}")) {
            throw Failure.user("a job is named by its number, not \"" + word + "\" (jobs lists them)");
        }
        return Integer.parseInt(digits);
    }
}
