package continuo.shell.session;

import java.util.OptionalInt;

/** Whether the shell ends after the running command, and with which exit code. */
public final class Leaving {
    private boolean wanted;
    private OptionalInt exitCode = OptionalInt.empty();

    /** Ends the shell after the running command. */
    public void leave() {
        wanted = true;
    }

    /** The same with the exit code that the user wants. */
    public void leave(int code) {
        exitCode = OptionalInt.of(code);
        leave();
    }

    /** Has the shell go on after all; returns the exit code that was wanted. */
    public OptionalInt stay() {
        OptionalInt before = exitCode;
        wanted = false;
        exitCode = OptionalInt.empty();
        return before;
    }

    /** The exit code that the user wants; empty where what happened decides. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    public boolean wanted() {
        return wanted;
    }
}
