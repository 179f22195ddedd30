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
import java.io.IOException;
import java.util.List;

/** Watches a job again. */
public final class FgCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("fg", Task.JOBS, "watch a job; of one that is over, see what it said")
                .with(JobArgument.ONE)
                .detail("As in the foreground the first Ctrl-C stops the job (a training with a checkpoint), the second"
                        + " abandons it, and Ctrl-Z leaves it running in the background.")
                .example("train --epochs 1 --background; fg");
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
    public boolean watches() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) throws IOException, InterruptedException {
        Numbered numbered = JobArgument.job(arguments.find(JobArgument.ONE.name()), session);
        Job job = numbered.job();
        int number = numbered.number();
        console.note("job " + number + ": " + job.command());
        if (job.state().over()) {
            job.tell(console);
        } else if (!Watching.watch(job, console)) {
            if (console.cancellation().requested()) {
                throw Failure.interrupted("job " + number + " stops as soon as it can, and says so here");
            }
            console.note("job " + number + " goes on in the background");
            return;
        }
        if (job.state().over()) {
            session.jobs().collect(number);
        }
        job.rethrow();
    }
}
