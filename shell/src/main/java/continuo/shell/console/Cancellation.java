package continuo.shell.console;

import continuo.fault.Failure;

/** Whether the user wants the running command to stop; asked by the command, set by Ctrl-C. */
public final class Cancellation {
    private volatile boolean requested;

    public void request() {
        requested = true;
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
}
