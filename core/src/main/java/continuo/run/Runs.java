package continuo.run;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.fault.Remedy;
import continuo.file.AtomicFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that holds all runs.
 *
 * @param folder need not exist yet
 */
public record Runs(Path folder) {
    /** No separators, no leading dot: a name is always a folder right here, and never a hidden one. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");

    private static final int MAX_RUNS_A_DAY = 100_000;

    /**
     * Makes a run. It is there with its manifest or not at all.
     *
     * @throws Failure of kind USER where the name is not possible or taken; of kind RESOURCE where the folder is not
     *     writable
     */
    public RunDirectory create(String name, RunManifest manifest) {
        check(name);
        Path target = folder.resolve(name);
        if (Files.exists(target) || !moveNew(target, manifest)) {
            throw Failure.user("there is a run \"" + name + "\" already in " + folder
                            + "; choose another name, or go on with it")
                    .with(new Remedy.Resume(name));
        }
        return new RunDirectory(target);
    }

    /** Makes a run with a name of its own: the day and the smallest number that is free, {@code 2026-01-31-1}. */
    public RunDirectory create(LocalDate day, RunManifest manifest) {
        for (int number = 1; number <= MAX_RUNS_A_DAY; number++) {
            Path target = folder.resolve(day + "-" + number);
            if (!Files.exists(target) && moveNew(target, manifest)) {
                return new RunDirectory(target);
            }
        }
        throw Failure.user("there are " + MAX_RUNS_A_DAY + " runs of " + day + " in " + folder + "; give a name")
                .with(new Remedy.NameRun());
    }

    /** All runs by name; folders without a manifest are none. */
    public List<RunDirectory> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
                    .filter(f -> Files.isRegularFile(f.resolve(RunDirectory.MANIFEST)))
                    .sorted()
                    .map(RunDirectory::new)
                    .toList();
        } catch (IOException e) {
            throw Failure.resource(
                    "cannot list " + folder + ": " + AtomicFile.reason(e) + "; check that it may be read", e);
        }
    }

    /** @throws Failure of kind USER naming the nearest, when there is no run of this name */
    public RunDirectory open(String name) {
        check(name);
        return list().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * Deletes a run with all that is in its folder. It stops being a run at once, however long deleting takes.
     *
     * @throws Failure of kind USER when there is no such run or it is in use
     */
    public void delete(String name) {
        RunDirectory run = open(name);
        Path doomed = folder.resolve(".deleted-" + UUID.randomUUID());
        RunLock lock = run.lock();
        try {
            Files.move(run.folder(), doomed, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(run.folder(), e);
        } finally {
            lock.close();
        }
        deleteTree(doomed);
    }

    private Failure unknown(String name) {
        List<String> names = list().stream().map(RunDirectory::name).toList();
        if (names.isEmpty()) {
            return Failure.user("unknown run \"" + name + "\"; there are no runs in " + folder + " yet")
                    .with(new Remedy.Train());
        }
        return Failure.user(Nearest.message("run", name, names) + " in " + folder);
    }

    /** Whether a run may be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.endsWith(".");
    }

    private static void check(String name) {
        if (!isName(name)) {
            throw Failure.user("\"" + name + "\" cannot be the name of a run: give 1 to 60 letters, digits, - _ or .,"
                    + " beginning with a letter or digit");
        }
    }

    /** False when somebody else was faster. */
    private boolean moveNew(Path target, RunManifest manifest) {
        Path fresh = folder.resolve(".new-" + UUID.randomUUID());
        try {
            Files.createDirectories(fresh.resolve(RunDirectory.CHECKPOINTS));
            Files.createDirectories(fresh.resolve(RunDirectory.SAMPLES));
            manifest.write(fresh.resolve(RunDirectory.MANIFEST));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.syncFolder(folder);
            return true;
        } catch (IOException e) {
            if (Files.exists(target)) {
                return false;
            }
            throw AtomicFile.cannotWrite(target, e);
        } finally {
            deleteTree(fresh);
        }
    }

    private static void deleteTree(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw Failure.resource("cannot delete " + root + ": " + AtomicFile.reason(e) + "; delete it yourself", e);
        }
    }
}
