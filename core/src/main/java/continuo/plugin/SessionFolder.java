package continuo.plugin;

import continuo.fault.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Copies of the jars as they were when they were loaded, so that the originals may be replaced meanwhile. */
final class SessionFolder implements AutoCloseable {
    private final Path folder;
    private final Map<Path, String> hashes = new HashMap<>();
    private int copies;
    private boolean removed;

    /** A signal may end the process without anybody closing the host. */
    private final Thread atExit = new Thread(this::removeAll, "continuo-plugins-removal");

    /** @throws Failure of kind INTERRUPTED when the process is ending */
    private SessionFolder(Path folder) {
        this.folder = folder;
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            removeAll();
            throw Failure.interrupted("Continuo is ending");
        }
    }

    static SessionFolder create() {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        String name = "continuo-plugins-" + ProcessHandle.current().pid() + "-";
        // Files.createTempDirectory would start the security providers for a random name: a tenth of the whole start.
        for (long attempt = System.nanoTime(); ; attempt++) {
            try {
                return new SessionFolder(createPrivate(place.resolve(name + attempt)));
            } catch (FileAlreadyExistsException taken) {
                continue;
            } catch (IOException e) {
                throw Failure.resource(
                        "no folder for plugins can be made in " + place + " (" + Reason.of(e) + "); make room there",
                        e);
            }
        }
    }

    /** Nobody else may write there: what lies in it is run. */
    private static Path createPrivate(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectory(folder);
        }
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path path() {
        return folder;
    }

    /** Copies a jar under a name that no other copy of this session had or will have. */
    synchronized Path copyOf(Path jar) throws IOException {
        if (removed) {
            throw new IOException("Continuo is ending");
        }
        copies++;
        return Files.copy(jar, folder.resolve(copies + "-" + jar.getFileName()));
    }

    /** The hash of a copy, or of what is on the class path, in hex. Computed when it is first asked for: most commands never do. */
    String sha256(Path copy) {
        return hashes.computeIfAbsent(copy, SessionFolder::hash);
    }

    void delete(Path copy) {
        hashes.remove(copy);
        deleteNowOrLater(copy);
    }

    private static void deleteNowOrLater(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Some systems delete no file that is open.
            file.toFile().deleteOnExit();
        }
    }

    private static String hash(Path copy) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (Files.isDirectory(copy)) {
                addFolder(copy, digest);
            } else {
                digest.update(Files.readAllBytes(copy));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        } catch (IOException e) {
            throw Failure.resource("the session's copy of a plugin is gone: " + copy + "; start Continuo again", e);
        }
    }

    /** Names and contents of a folder's files, in the order of their names. */
    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    @Override
    public void close() {
        removeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending: it runs in any case, and finds nothing to do.
            return;
        }
    }

    /** The process may end while jars are still being copied: nothing of them may stay. */
    private synchronized void removeAll() {
        removed = true;
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            deepestFirst.forEach(SessionFolder::deleteNowOrLater);
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
