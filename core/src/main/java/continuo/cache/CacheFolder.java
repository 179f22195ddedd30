package continuo.cache;

import continuo.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of cache files that stays below a size: those that were not used for longest are deleted. Several processes
 * may use it at once; whoever has a file open keeps it.
 */
public final class CacheFolder {
    private static final String SUFFIX = ".steps";
    /** What a killed process left unfinished is cleared away when it is as old as this. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final long budget;

    /** @param budget bytes that all files together may have; one file that has more is kept alone */
    public CacheFolder(Path folder, long budget) {
        this.folder = folder;
        this.budget = budget;
    }

    /** Where the file of a name is, or would be. */
    public Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /** A file that nobody else writes; the folder is made when it is missing. */
    public Path temporary(String name) throws IOException {
        Files.createDirectories(folder);
        String unique = ProcessHandle.current().pid() + "-" + System.nanoTime();
        return folder.resolve("." + name + "." + unique + AtomicFile.TEMPORARY_SUFFIX);
    }

    /**
     * Puts a finished temporary file in the place of the one with a name, and clears away what is too much.
     *
     * @return whether that was possible: some systems do not replace a file that is in use
     */
    public boolean publish(Path temporary, String name) {
        Path file = file(name);
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return false;
        }
        clear(file);
        return true;
    }

    /** Remembers that a file was used. */
    public void used(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // Then it may be deleted sooner than others, no more.
            return;
        }
    }

    private record Entry(Path file, long bytes, Instant used) {}

    private void clear(Path latest) {
        Instant now = Instant.now();
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : entries()) {
            if (entry.file().getFileName().toString().endsWith(SUFFIX)) {
                entries.add(entry);
            } else if (AtomicFile.isTemporary(entry.file()) && entry.used().isBefore(now.minus(ABANDONED))) {
                delete(entry.file());
            }
        }
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::used));
        for (Entry entry : entries) {
            if (bytes > budget && !entry.file().equals(latest)) {
                delete(entry.file());
                bytes -= entry.bytes();
            }
        }
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                entries.add(new Entry(
                        file, attributes.size(), attributes.lastModifiedTime().toInstant()));
            }
        } catch (IOException | UncheckedIOException e) {
            // Another process clears away at the same moment: what is too much goes the next time.
            return entries;
        }
        return entries;
    }

    /** Deletes a file if that is possible: some systems keep those that are in use. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
