package continuo.shell.command.job;

import continuo.fault.Failure;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Remedies;
import continuo.shell.job.Job;
import continuo.shell.job.Jobs.Numbered;
import continuo.shell.job.Watching;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits for jobs. */
public final class WaitCommand implements Command {
    private static final Argument JOBS =
            Argument.any("N", Value.Plain.JOB, "the jobs' numbers; all that run when left out");

    @Override
    public Syntax syntax() {
        return Syntax.of("wait", Task.JOBS, "wait for jobs, and fail where one of them failed")
                .with(JOBS)
                .detail(
                        "Ctrl-C stops waiting only; the jobs go on. The exit code is that of the first job that failed.")
                .example("train --epochs 1 --background; wait");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return JobArgument.problems(arguments.words(JOBS.name()), session);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws IOException, InterruptedException {
        List<String> words = arguments.words(JOBS.name());
        List<Numbered> jobs = new ArrayList<>();
        if (words.isEmpty()) {
            jobs.addAll(session.jobs().running());
            session.jobs().collect().stream()
                    .filter(over -> jobs.stream().noneMatch(job -> job.number() == over.number()))
                    .forEach(jobs::add);
        }
        words.forEach(word -> jobs.add(JobArgument.job(Optional.of(word), session)));
        Optional<Numbered> failed = Optional.empty();
        for (Numbered job : jobs) {
            if (!Watching.await(job.job(), console)) {
                throw Failure.interrupted("stopped waiting; job " + job.number() + " goes on");
            }
            session.jobs().collect(job.number());
            if (failed.isEmpty() && job.job().state() != Job.State.DONE) {
                failed = Optional.of(job);
            }
        }
        if (failed.isPresent()) {
            fail(failed.get());
        }
    }

    private static void fail(Numbered job) throws IOException, InterruptedException {
        try {
            job.job().rethrow();
        } catch (Failure failure) {
            throw new Failure(
                    failure.kind(),
                    "job " + job.number() + " (" + job.job().command() + "): " + Remedies.told(failure),
                    failure);
        }
    }
}
