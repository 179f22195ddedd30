package continuo.bench.product;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Does the same on several threads at once. */
final class Parallel implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Parallel(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** @param part gets the thread's number, from 0 */
    void run(IntConsumer part) {
        List<Callable<Void>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            parts.add(() -> {
                part.accept(thread);
                return null;
            });
        }
        try {
            for (Future<Void> done : pool.invokeAll(parts)) {
                done.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
