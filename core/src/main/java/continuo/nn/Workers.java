package continuo.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads that share out the parts of a pass. The caller's thread works too, so one thread needs none beside it.
 * What the parts compute must not depend on which thread runs them.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService others;

    /** @param threads in all, the caller's included; at least 1 */
    public Workers(int threads) {
        this.threads = threads;
        this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "continuo-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How many in all, the caller's included. */
    public int threads() {
        return threads;
    }

    /**
     * Runs all parts and returns when the last has ended; each thread takes the next part as soon as it is free. The first
     * exception of a part is thrown on.
     */
    public void run(List<Runnable> parts) {
        AtomicInteger next = new AtomicInteger();
        Runnable taking = () -> {
            for (int part = next.getAndIncrement(); part < parts.size(); part = next.getAndIncrement()) {
                parts.get(part).run();
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, parts.size()); i++) {
            running.add(others.submit(taking));
        }
        RuntimeException problem = null;
        try {
            taking.run();
        } catch (RuntimeException e) {
            problem = e;
        }
        for (Future<?> part : running) {
            try {
                part.get();
            } catch (ExecutionException e) {
                problem = problem == null ? new IllegalStateException(e.getCause()) : problem;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while computing", e);
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** Does something with the elements from {@code from} to before {@code to}. */
    public interface Range {
        /** Called once for each range, by several threads at once. */
        void run(int from, int to);
    }

    /** Cuts {@code length} elements in as many ranges as there are threads and runs them all. */
    public void runRanges(int length, Range range) {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = (int) ((long) length * i / threads);
            int to = (int) ((long) length * (i + 1) / threads);
            parts.add(() -> range.run(from, to));
        }
        run(parts);
    }

    @Override
    public void close() {
        others.shutdownNow();
    }
}
