package continuo.shell.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Cancellation wishes = new Cancellation(true);
    private final Console console = console(wishes);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private Console console(Cancellation cancellation) {
        Output output = new Output(written, false);
        Console.Display display = new Console.Display(() -> 80, () -> 24, false, true, false);
        return new Console(
                new Streams(InputStream.nullInputStream(), true, output, output), false, display, cancellation);
    }

    private String said() {
        return written.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private Job job(Job.Work work) {
        return Job.start("work", Optional.of("run"), console, work);
    }

    /** Ends when it is asked to, as a training does. */
    private static void untilAsked(Console own) throws InterruptedException {
        own.cancellation().interruptWhenRequested(Thread.currentThread());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw Failure.interrupted("stopped after step 3");
        }
    }

    @Test
    void whatItSaidUnwatchedIsPassedOnToWhoLooks() throws Exception {
        Job job = job(own -> {
            own.line("one");
            own.keepOutputIn(folder.resolve("output.log"));
            own.note("two");
            begun.countDown();
            go.await();
            own.line("three");
        });
        begun.await();
        assertThat(job.state()).isEqualTo(Job.State.RUNNING);
        assertThat(said()).isEmpty();
        go.countDown();
        assertThat(Watching.watch(job, console)).isTrue();
        assertThat(said()).isEqualTo("one\ncontinuo: two\nthree\n");
        assertThat(job.unread()).isFalse();
        job.tell(console);
        assertThat(said()).endsWith("three\none\ncontinuo: two\nthree\n");
        assertThat(Files.readAllLines(folder.resolve("output.log"))).containsExactly("one", "continuo: two", "three");
        assertThat(job.state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void theFirstCtrlCAsksItToStop() throws Exception {
        Job job = job(JobTest::untilAsked);
        wishes.request();
        assertThat(Watching.watch(job, console)).isTrue();
        assertThat(job.state()).isEqualTo(Job.State.STOPPED);
        assertThatThrownBy(job::rethrow).isInstanceOf(Failure.class).hasMessage("stopped after step 3");
    }

    @Test
    void theSecondAbandonsItAndItSaysNothingMore() throws Exception {
        Job job = job(own -> {
            begun.countDown();
            go.await();
            own.line("never said");
        });
        begun.await();
        wishes.abandon();
        assertThat(Watching.watch(job, console)).isTrue();
        go.countDown();
        job.await();
        assertThat(job.state()).isEqualTo(Job.State.STOPPED);
        assertThat(said()).isEmpty();
    }

    @Test
    void whoLooksAwayLeavesItRunning() throws Exception {
        Job job = job(own -> go.await());
        wishes.detach();
        assertThat(Watching.watch(job, console)).isFalse();
        assertThat(job.state()).isEqualTo(Job.State.RUNNING);
        go.countDown();
        assertThat(Watching.watch(job, console)).isTrue();
    }

    @Test
    void thePromptIsBackThoughItTakesItsTimeToStop() throws Exception {
        Job job = job(own -> go.await());
        wishes.request();
        assertThat(Watching.watch(job, console)).isFalse();
        assertThat(job.state()).isEqualTo(Job.State.STOPPING);
        go.countDown();
        job.await();
    }

    @Test
    void ctrlCWhileWaitingOnlyEndsTheWaiting() throws Exception {
        Job job = job(own -> go.await());
        wishes.request();
        assertThat(Watching.await(job, console)).isFalse();
        assertThat(job.state()).isEqualTo(Job.State.RUNNING);
        go.countDown();
        assertThat(Watching.await(job, console(new Cancellation()))).isTrue();
    }

    @Test
    void jobsAreFoundByNumberAndCollectedOnce() throws Exception {
        Jobs jobs = new Jobs();
        assertThatThrownBy(() -> jobs.find(Optional.empty())).hasMessageContaining("there are no jobs");
        AtomicInteger collected = new AtomicInteger();
        Job first = job(own -> go.await());
        assertThat(jobs.add(first, collected::incrementAndGet)).isEqualTo(1);
        Job second = job(own -> {});
        assertThat(jobs.add(second, () -> {})).isEqualTo(2);
        second.await();

        assertThat(jobs.inWords()).isEqualTo("1 job is running");
        assertThat(jobs.find(Optional.empty()).number()).isEqualTo(1);
        assertThatThrownBy(() -> jobs.find(Optional.of(3))).hasMessage("there is no job 3 (there are: 1, 2)");
        assertThatThrownBy(() -> jobs.requireFree("run")).hasMessageContaining("job 1 is training run");
        assertThat(jobs.collect()).extracting(Jobs.Numbered::number).containsExactly(2);

        go.countDown();
        first.await();
        assertThat(jobs.collect()).extracting(Jobs.Numbered::number).containsExactly(1);
        assertThat(jobs.collect()).isEmpty();
        jobs.collect(1);
        assertThat(collected).hasValue(1);
        jobs.requireFree("run");
    }
}
