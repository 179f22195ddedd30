package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.shell.console.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ForegroundTest {
    /** The handlers being watched with, as many as watches are open. */
    private final List<Runnable> handlers = new ArrayList<>();

    private final Cancellation cancellation = new Cancellation();
    private final Foreground foreground = new Foreground(
            handler -> {
                handlers.add(handler);
                return () -> handlers.remove(handler);
            },
            false);

    private void pressCtrlC() {
        handlers.get(0).run();
    }

    @Test
    void givesBackWhatTheWorkThrows() {
        assertThatThrownBy(() -> foreground.run(
                        () -> {
                            throw new IOException("broken");
                        },
                        true,
                        cancellation))
                .isInstanceOf(IOException.class);
        assertThat(handlers).isEmpty();
    }

    @Test
    void theFirstCtrlCAsksAndTheWorkEndsInItsOwnWay() throws Exception {
        List<String> done = new ArrayList<>();
        foreground.run(
                () -> {
                    pressCtrlC();
                    assertThat(cancellation.requested()).isTrue();
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                    done.add("saved");
                },
                true,
                cancellation);
        assertThat(done).containsExactly("saved");
    }

    @Test
    void workThatLooksAtItsThreadOnlyIsInterrupted() {
        assertThatThrownBy(() -> foreground.run(
                        () -> {
                            cancellation.interruptWhenRequested(Thread.currentThread());
                            pressCtrlC();
                            new CountDownLatch(1).await();
                        },
                        true,
                        cancellation))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void theSecondCtrlCAbandonsTheWork() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> foreground.run(
                        () -> {
                            pressCtrlC();
                            pressCtrlC();
                            never.await();
                        },
                        true,
                        cancellation))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        never.countDown();
    }

    @Test
    void aShortCommandIsAbandonedAtOnce() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> foreground.run(
                        () -> {
                            pressCtrlC();
                            never.await();
                        },
                        false,
                        cancellation))
                .isInstanceOf(Failure.class)
                .hasMessage("abandoned");
        never.countDown();
    }
}
