package continuo.shell;

import org.jline.utils.Signals;

/** Ctrl-C as a signal to the process, for when no terminal of ours receives it. */
final class ProcessInterrupts implements Interrupts {
    private static final String SIGNAL = "INT";

    @Override
    public Watch watch(Runnable handler) {
        Object before = Signals.register(SIGNAL, handler);
        return () -> Signals.unregister(SIGNAL, before);
    }
}
