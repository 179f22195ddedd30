package continuo.shell;

import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.shell.console.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a command so that Ctrl-C reaches it: a lengthy command is asked by the first to stop at the next good place and
 * abandoned by the second; any other is abandoned by the first.
 */
final class Foreground {
    private final Interrupts interrupts;
    private final boolean everything;

    /** @param everything whether short commands are run like this, too: where Ctrl-C must not end the process */
    Foreground(Interrupts interrupts, boolean everything) {
        this.interrupts = interrupts;
        this.everything = everything;
    }

    boolean takes(boolean lengthy) {
        return lengthy || everything;
    }

    /** What is to be done. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * The same for work that watches a job, which Ctrl-Z leaves to itself. Any other work is suspended with the process, as
     * everywhere.
     */
    void watch(Work work, Cancellation cancellation) throws Exception {
        Interrupts.Watch suspension =
                cancellation.detachable() ? interrupts.watchSuspension(cancellation::detach) : () -> {};
        try {
            run(work, true, cancellation);
        } finally {
            suspension.close();
        }
    }

    /** @throws Exception what the work throws; a failure of kind INTERRUPTED when it was abandoned */
    void run(Work work, boolean lengthy, Cancellation cancellation) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger presses = new AtomicInteger();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable problem) {
                        thrown.compareAndSet(null, problem);
                    } finally {
                        over.countDown();
                    }
                },
                "command");
        worker.setDaemon(true);
        Interrupts.Watch watch = interrupts.watch(() -> {
            if (presses.incrementAndGet() == 1 && lengthy) {
                cancellation.request();
            } else {
                cancellation.abandon();
                thrown.compareAndSet(null, Failure.interrupted("abandoned"));
                over.countDown();
            }
        });
        try {
            worker.start();
            over.await();
        } finally {
            watch.close();
        }
        rethrow(thrown.get());
    }

    private static void rethrow(@Nullable Throwable thrown) throws Exception {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof Exception exception) {
            throw exception;
        }
    }
}
