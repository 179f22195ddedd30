package continuo.shell.job;

import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import java.time.Duration;

/** Looks at a job, and passes on what it says, until it is over or the user looks away. */
public final class Watching {
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The prompt is to be back within two seconds, whatever the job is in the middle of. */
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private static final String STOPPING = "stopping as soon as it can; Ctrl-C again abandons it";

    private final Job job;
    private final Cancellation wishes;
    private final boolean commands;
    private boolean asked;
    private long askedAt;

    private Watching(Job job, Cancellation wishes, boolean commands) {
        this.job = job;
        this.wishes = wishes;
        this.commands = commands;
    }

    /**
     * Watches a job as if it were the command at hand. The first Ctrl-C asks it to stop, the second abandons it. Where there
     * is a prompt to go back to, Ctrl-Z looks away, and so does a first Ctrl-C to which the job takes too long to answer.
     *
     * @return whether the job is over or abandoned; otherwise it goes on
     */
    public static boolean watch(Job job, Console console) throws InterruptedException {
        boolean detachable = console.cancellation().detachable();
        return new Watching(job, console.cancellation(), true)
                .run(
                        console,
                        detachable ? "Ctrl-C stops it, Ctrl-Z leaves it running in the background" : "Ctrl-C stops it");
    }

    /**
     * Waits for a job, on which Ctrl-C has no influence: it ends the waiting.
     *
     * @return whether the job is over
     */
    public static boolean await(Job job, Console console) throws InterruptedException {
        return new Watching(job, console.cancellation(), false).run(console, "Ctrl-C stops waiting; the job goes on");
    }

    private boolean run(Console console, String hint) throws InterruptedException {
        try (Progress progress = console.progress(job.command())) {
            progress.hint(hint);
            job.transcript().attach(console);
            return commands ? untilOverOrDetached(progress) : untilOverOrTired(progress);
        } finally {
            job.transcript().detach();
        }
    }

    private boolean untilOverOrTired(Progress progress) throws InterruptedException {
        while (!job.await(LOOK)) {
            if (wishes.requested() || wishes.takeDetached()) {
                return false;
            }
            job.status().ifPresent(progress::at);
        }
        return true;
    }

    private boolean untilOverOrDetached(Progress progress) throws InterruptedException {
        while (!job.await(LOOK)) {
            if (wishes.abandoned()) {
                job.abandon();
                return true;
            }
            if (wishes.requested() && !asked) {
                job.stop();
                asked = true;
                askedAt = System.nanoTime();
                progress.hint(STOPPING);
            }
            if (wishes.takeDetached() || wishes.detachable() && slowToStop()) {
                return false;
            }
            job.status().ifPresent(progress::at);
        }
        return true;
    }

    private boolean slowToStop() {
        return asked && System.nanoTime() - askedAt > PATIENCE.toNanos();
    }
}
