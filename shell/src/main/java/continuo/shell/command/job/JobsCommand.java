package continuo.shell.command.job;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.job.Job;
import continuo.shell.job.Jobs.Numbered;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists what runs in the background. */
public final class JobsCommand implements Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Override
    public Syntax syntax() {
        return Syntax.of("jobs", Task.JOBS, "the jobs of this session, how they stand and how they ended")
                .detail(
                        "train, resume, generate, evaluate and report take --background. A job works on the experiment as"
                                + " it was when the job began; use and set change what comes after. The processors are shared"
                                + " out among trainings. A script waits for its jobs at its end.")
                .example("jobs");
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<Numbered> jobs = session.jobs().all();
        if (jobs.isEmpty()) {
            console.note("there are no jobs; train --background begins one");
            return;
        }
        Table table = new Table(
                Table.Column.number("job", "job"),
                Table.Column.text("state", "state"),
                Table.Column.text("started", "started"),
                Table.Column.text("seconds", "took"),
                Table.Column.text("command", "command"),
                Table.Column.text("progress", "progress"));
        for (Numbered numbered : jobs) {
            Job job = numbered.job();
            Instant until = job.ending().map(Job.Ending::at).orElseGet(Instant::now);
            double seconds = Duration.between(job.started(), until).toMillis() / 1000.0;
            table.row(
                    numbered.number(),
                    job.state().word(),
                    console.json()
                            ? job.started().toString()
                            : TIME.format(job.started().atZone(ZoneId.systemDefault())),
                    console.json() ? (Object) seconds : Numbers.duration(seconds),
                    job.command(),
                    progress(job));
        }
        console.table(table);
    }

    private static String progress(Job job) {
        Optional<Throwable> problem = job.ending().flatMap(Job.Ending::problem);
        if (problem.isPresent()) {
            return String.valueOf(problem.get().getMessage());
        }
        return job.status().map(status -> status.get().line()).orElse("-");
    }
}
