package continuo.shell.command.job;

import continuo.fault.Failure;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.job.Job;
import continuo.shell.job.Jobs.Numbered;
import continuo.shell.job.Watching;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import java.util.List;

/** Stops a job. */
public final class CancelCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("cancel", Task.JOBS, "stop a job as Ctrl-C would, a training with a checkpoint")
                .with(JobArgument.ONE)
                .detail("Waits until the job has stopped; Ctrl-C stops waiting only.")
                .example("train --epochs 1000 --background; cancel");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return JobArgument.problems(arguments.words(JobArgument.ONE.name()), session);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws InterruptedException {
        Numbered numbered = JobArgument.job(arguments.find(JobArgument.ONE.name()), session);
        Job job = numbered.job();
        int number = numbered.number();
        if (job.state().over()) {
            throw Failure.user(
                    "job " + number + " is over already: it is " + job.state().word());
        }
        job.stop();
        if (!Watching.await(job, console)) {
            throw Failure.interrupted("stopped waiting; job " + number + " stops as soon as it can");
        }
        session.jobs().collect(number);
        String problem = job.ending()
                .flatMap(Job.Ending::problem)
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .orElse("it was done before it could be stopped");
        console.line("job " + number + ": " + problem);
    }
}
