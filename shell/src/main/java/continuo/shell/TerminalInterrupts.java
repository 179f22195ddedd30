package continuo.shell;

import org.jline.terminal.Terminal;

/** Ctrl-C and Ctrl-Z as typed into our own terminal. */
final class TerminalInterrupts implements Interrupts {
    private final Terminal terminal;

    TerminalInterrupts(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Watch watch(Runnable handler) {
        return watch(Terminal.Signal.INT, handler);
    }

    @Override
    public Watch watchSuspension(Runnable handler) {
        return watch(Terminal.Signal.TSTP, handler);
    }

    private Watch watch(Terminal.Signal signal, Runnable handler) {
        Terminal.SignalHandler before = terminal.handle(signal, received -> handler.run());
        return () -> terminal.handle(signal, before);
    }
}
