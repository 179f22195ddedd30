package continuo.shell.console;

import continuo.fault.Failure;
import java.util.Optional;

/** Whether the user wants the running command to stop; asked by the command, set by Ctrl-C. */
public final class Cancellation {
    private volatile boolean requested;
    private volatile boolean abandoned;
    private boolean detached;
    private final boolean detachable;
    private Optional<Thread> interrupted = Optional.empty();

    public Cancellation() {
        this(false);
    }

    /** @param detachable whether the user may look away from a job and go on at the prompt */
    public Cancellation(boolean detachable) {
        this.detachable = detachable;
    }

    public boolean detachable() {
        return detachable;
    }

    public synchronized void request() {
        requested = true;
        interrupted.ifPresent(Thread::interrupt);
    }

    /** Has the command say nothing any more: nobody waits for it. */
    public void abandon() {
        abandoned = true;
        request();
    }

    public boolean abandoned() {
        return abandoned;
    }

    /** Has whoever watches a job look away: the job goes on. */
    public synchronized void detach() {
        detached = true;
    }

    /** Whether the user has looked away since this was asked last. */
    public synchronized boolean takeDetached() {
        boolean taken = detached;
        detached = false;
        return taken;
    }

    /** For work that looks at nothing but its thread: the thread is interrupted when the user wants to stop. */
    public synchronized void interruptWhenRequested(Thread thread) {
        interrupted = Optional.of(thread);
        if (requested) {
            thread.interrupt();
        }
    }

    public boolean requested() {
        return requested;
    }

    /** @throws Failure of kind INTERRUPTED once the user wants to stop */
    public void check() {
        if (requested) {
            throw Failure.interrupted("interrupted");
        }
    }

    /** @throws Failure of kind INTERRUPTED once nobody waits for the command */
    void checkAbandoned() {
        if (abandoned) {
            throw Failure.interrupted("abandoned");
        }
    }
}
