package continuo.run;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to change a run, for one holder at a time. The operating system takes it back when the process dies.
 *
 * <p>Two files: {@code lock} is empty and locked, {@code lock-holder} says by whom. Opening and closing {@code lock}
 * anywhere in the process that holds it would give the lock up (that is how POSIX locks are), so nobody else opens it,
 * and this class looks first whether the holder is its own process.
 */
public final class RunLock implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String HOLDER = "lock-holder";

    private final RandomAccessFile file;
    private final Path holder;
    private boolean closed;

    private RunLock(RandomAccessFile file, Path holder) {
        this.file = file;
        this.holder = holder;
    }

    /**
     * @param folder the run's
     * @throws Failure of kind USER when another holder has it, of kind RESOURCE when there can be no lock here
     */
    static RunLock acquire(Path folder) {
        Path holder = folder.resolve(HOLDER);
        synchronized (RunLock.class) {
            try {
                if (currentProcess().equals(read(holder))) {
                    throw held(folder, currentProcess());
                }
                RandomAccessFile file =
                        new RandomAccessFile(folder.resolve(LOCK).toFile(), "rw");
                try {
                    return locked(folder, file, holder);
                } catch (IOException | RuntimeException e) {
                    file.close();
                    throw e;
                }
            } catch (IOException e) {
                throw AtomicFile.cannotWrite(folder.resolve(LOCK), e);
            }
        }
    }

    /**
     * Who holds the lock now, as {@code process 17 of …}; empty when nobody does. Changes nothing.
     *
     * @throws Failure of kind RESOURCE when that cannot be found out
     */
    static Optional<String> holder(Path folder) {
        Path holder = folder.resolve(HOLDER);
        synchronized (RunLock.class) {
            try {
                String process = read(holder);
                // Of our own lock the file must not be opened; without a holder there is nothing to ask the system for.
                boolean held = process.equals(currentProcess()) || !process.isEmpty() && locked(folder);
                return held ? Optional.of(process) : Optional.empty();
            } catch (IOException e) {
                throw Failure.resource(
                        "cannot read " + holder + ": " + AtomicFile.reason(e) + "; check that it may be read", e);
            }
        }
    }

    private static boolean locked(Path folder) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.READ);
                FileLock shared = file.tryLock(0, Long.MAX_VALUE, true)) {
            return shared == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static RunLock locked(Path folder, RandomAccessFile file, Path holder) throws IOException {
        FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
            throw held(folder, read(holder));
        }
        Files.writeString(holder, currentProcess());
        return new RunLock(file, holder);
    }

    private static Failure held(Path folder, String process) {
        String who =
                process.equals(currentProcess()) ? "this process" : process.isEmpty() ? "another process" : process;
        return Failure.user("the run " + folder.getFileName() + " is in use by " + who
                + "; wait until that is done, or take another run");
    }

    /** Empty where there is none. */
    private static String read(Path holder) throws IOException {
        return Files.exists(holder) ? new String(Files.readAllBytes(holder), StandardCharsets.UTF_8) : "";
    }

    /** The start tells processes apart that were given the same number one after the other, as in containers. */
    private static String currentProcess() {
        ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid()
                + process.info()
                        .startInstant()
                        .map(Instant::toString)
                        .map(" of "::concat)
                        .orElse("");
    }

    /** Gives the lock up. */
    @Override
    public void close() {
        synchronized (RunLock.class) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                Files.deleteIfExists(holder);
            } catch (IOException e) {
                throw AtomicFile.cannotWrite(holder, e);
            } finally {
                release();
            }
        }
    }

    private void release() {
        try {
            file.close();
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(holder.resolveSibling(LOCK), e);
        }
    }
}
