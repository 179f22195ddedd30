package continuo.shell.job;

import continuo.fault.Failure;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.JobSide;
import continuo.shell.console.Output;
import continuo.shell.console.Status;
import continuo.shell.console.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A command on a thread of its own, whether somebody watches it or not. What it says is kept; how far it is can be asked at
 * any time.
 */
public final class Job {
    private final String command;
    private final Optional<String> claim;
    private final Instant started = Instant.now();
    private final Cancellation cancellation = new Cancellation();
    private final Transcript transcript = new Transcript();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<Supplier<? extends Status>> status = Optional.empty();
    private volatile Optional<Ending> ending = Optional.empty();

    /** What a job does. */
    @FunctionalInterface
    public interface Work {
        void run(Console console) throws IOException, InterruptedException;
    }

    /** Where a job is in its life. */
    public enum State {
        RUNNING,
        /** Asked to stop, and not yet done with it. */
        STOPPING,
        DONE,
        STOPPED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean over() {
            return this == DONE || this == STOPPED || this == FAILED;
        }
    }

    /**
     * How a job ended.
     *
     * @param at when
     * @param problem what stopped it; empty when it is done
     */
    public record Ending(Instant at, Optional<Throwable> problem) {
        private State state() {
            if (problem.isEmpty()) {
                return State.DONE;
            }
            boolean stopped = problem.get() instanceof Failure failure && failure.kind() == Failure.Kind.INTERRUPTED;
            return stopped ? State.STOPPED : State.FAILED;
        }
    }

    private Job(String command, Optional<String> claim) {
        this.command = command;
        this.claim = claim;
    }

    /**
     * Starts a job.
     *
     * @param command as the user typed it
     * @param claim the run that nobody else may train meanwhile
     * @param like the console that the command would have had
     */
    public static Job start(String command, Optional<String> claim, Console like, Work work) {
        Job job = new Job(command, claim);
        Console console = job.console(like);
        Thread thread = new Thread(() -> job.run(work, console), "job");
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    private Console console(Console like) {
        Output out = new Output(transcript.stream(false), false);
        Output err = new Output(transcript.stream(true), false);
        return like.ofJob(new Streams(InputStream.nullInputStream(), false, out, err), cancellation, new JobSide() {
            @Override
            public void status(Supplier<? extends Status> now) {
                status = Optional.of(now);
            }

            @Override
            public void keepOutputIn(Path file) {
                transcript.keepIn(file);
            }
        });
    }

    private void run(Work work, Console console) {
        Optional<Throwable> problem = Optional.empty();
        try {
            work.run(console);
        } catch (Throwable thrown) {
            problem = Optional.of(thrown);
        } finally {
            console.flush();
            ending = Optional.of(new Ending(Instant.now(), problem));
            over.countDown();
        }
    }

    public String command() {
        return command;
    }

    /** The run that nobody else may train meanwhile. */
    public Optional<String> claim() {
        return claim;
    }

    public Instant started() {
        return started;
    }

    public State state() {
        return ending.map(Ending::state).orElse(cancellation.requested() ? State.STOPPING : State.RUNNING);
    }

    /** Present once it is over. */
    public Optional<Ending> ending() {
        return ending;
    }

    /** How far it is, where it has said so. */
    public Optional<Supplier<? extends Status>> status() {
        return status;
    }

    /** Asks it to stop at the next good place. */
    public void stop() {
        cancellation.request();
    }

    /** Has it stop as soon as it would say something: nobody waits for it any more. */
    public void abandon() {
        cancellation.abandon();
    }

    /** Waits for its end, but no longer than this; returns whether it is over. */
    public boolean await(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end. */
    public void await() throws InterruptedException {
        over.await();
    }

    /** Whether it has said something that nobody has read. */
    public boolean unread() {
        return transcript.unread();
    }

    /**
     * Ends as the job did.
     *
     * @throws IOException as the command did, as any other problem; nothing when it is done or not yet over
     */
    public void rethrow() throws IOException, InterruptedException {
        Throwable problem = ending.flatMap(Ending::problem).orElse(null);
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem instanceof RuntimeException fault) {
            throw fault;
        }
        if (problem instanceof IOException fault) {
            throw fault;
        }
        if (problem != null) {
            throw (InterruptedException) problem;
        }
    }

    /** Says again all that it has said. */
    public void tell(Console console) {
        transcript.tell(console);
    }

    Transcript transcript() {
        return transcript;
    }
}
