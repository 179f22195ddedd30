package continuo.shell;

import continuo.shell.console.Output;
import continuo.shell.job.Jobs;
import continuo.shell.job.Jobs.Numbered;
import java.util.function.Predicate;
import org.jline.terminal.Terminal;

/** Leaving the shell, which asks first where jobs run. */
final class Departure {
    private final Terminal terminal;
    private final Jobs jobs;
    private final Output output;
    private final Predicate<String> confirmation;

    /** @param confirmation asks the user */
    Departure(Terminal terminal, Jobs jobs, Output output, Predicate<String> confirmation) {
        this.confirmation = confirmation;
        this.terminal = terminal;
        this.jobs = jobs;
        this.output = output;
    }

    /** Whether the user really leaves; the jobs are stopped then. */
    boolean agreed() {
        int running = jobs.running().size();
        if (running == 0) {
            return true;
        }
        String what = running == 1
                ? ": leave and stop it (its checkpoint is kept)? [y/N] "
                : ": leave and stop them (their checkpoints are kept)? [y/N] ";
        if (!confirmation.test(jobs.inWords() + what)) {
            return false;
        }
        stop();
        return true;
    }

    private void stop() {
        jobs.stop();
        output.line("stopping; Ctrl-C leaves at once");
        output.flush();
        Thread waiting = Thread.currentThread();
        Interrupts.Watch watch = new TerminalInterrupts(terminal).watch(waiting::interrupt);
        try {
            for (Numbered job : jobs.running()) {
                job.job().await();
            }
        } catch (InterruptedException e) {
            // Whatever is not saved is given up, as the user wants.
            return;
        } finally {
            watch.close();
        }
    }
}
