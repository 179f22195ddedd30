package continuo.shell;

import continuo.shell.console.Output;
import continuo.shell.job.Jobs;
import continuo.shell.job.Jobs.Numbered;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Leaving the shell, which asks first where jobs run. */
final class Departure {
    private final Terminal terminal;
    private final Jobs jobs;
    private final Output output;

    Departure(Terminal terminal, Jobs jobs, Output output) {
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
        if (!answer(jobs.inWords() + what).strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            return false;
        }
        stop();
        return true;
    }

    /** Ctrl-D says once more that one wants to leave, Ctrl-C that one does not. */
    private String answer(String question) {
        // A reader of its own: the answer is no command, and does not belong into the history.
        LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
        try {
            return reader.readLine(question);
        } catch (UserInterruptException e) {
            return "n";
        } catch (EndOfFileException e) {
            return "y";
        }
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
