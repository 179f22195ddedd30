package continuo.file;

import continuo.fault.Failure;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/**
 * Writes a file so that its name stands for the whole old content or the whole new one at any moment, whenever the
 * process is killed or the power goes: a temporary file in the same folder, fsync, rename, fsync of the folder. A
 * killed process may leave a temporary file behind; {@link #isTemporary} tells it from others.
 *
 * <p>Writing goes on when the thread is interrupted, so that a cancelled training can still save itself.
 */
public final class AtomicFile {
    /** How the names of unfinished files end; they begin with a dot. */
    public static final String TEMPORARY_SUFFIX = ".tmp";

    private static final int BUFFER_BYTES = 1 << 16;

    private AtomicFile() {}

    /** Puts out what a file shall hold. */
    @FunctionalInterface
    public interface Content {
        /** The stream is buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws Failure of kind RESOURCE naming the path and the way out; the old content is untouched then */
    public static void write(Path target, byte[] content) {
        write(target, out -> out.write(content));
    }

    /**
     * Writes what {@code content} puts out. Missing parent folders are made.
     *
     * @throws Failure of kind RESOURCE naming the path and the way out; the old content is untouched then
     */
    public static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw Failure.user("cannot write " + target + ": it is a folder; give the name of a file");
        }
        Path temporary = folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + TEMPORARY_SUFFIX);
        try {
            Files.createDirectories(folder);
            writeAndSync(temporary, content);
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(folder);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /** Whether a file is what a killed process left behind in the middle of a {@link #write}. */
    public static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(TEMPORARY_SUFFIX);
    }

    private static void writeAndSync(Path temporary, Content content) throws IOException {
        // Not a FileChannel: an interrupt would close it in the middle.
        try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            file.getFD().sync();
        }
    }

    /** Makes a rename in the folder durable. */
    public static void syncFolder(Path folder) throws IOException {
        if (File.separatorChar == '\\') {
            return; // Windows cannot open folders, and needs no such thing.
        }
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // It is not there, or the failure to write it is already on its way to the user.
        }
    }

    /** What to tell a user when something cannot be written. */
    public static Failure cannotWrite(Path target, IOException e) {
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof AccessDeniedException
                || reason.contains("permission denied")
                || reason.contains("read-only file system")) {
            return Failure.resource(
                    "cannot write " + target + ": the folder is not writable; choose another folder or change its"
                            + " permissions",
                    e);
        }
        if (reason.contains("no space left on device") || reason.contains("quota exceeded") || isFull(target)) {
            return Failure.resource(
                    "cannot write " + target + ": the disk is full; free some space or choose another disk"
                            + " (what was there before is untouched)",
                    e);
        }
        return Failure.resource("cannot write " + target + ": " + reason(e) + "; choose another place", e);
    }

    /** For systems that say it in another language. Folders of the kernel's have no space at all, and are not full. */
    private static boolean isFull(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            FileStore store = Files.getFileStore(folder == null ? target : folder);
            return store.getTotalSpace() > 0 && store.getUsableSpace() < BUFFER_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** An I/O error in words: the exceptions of java.nio.file often say nothing but the path. */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException || e instanceof FileAlreadyExistsException) {
            return "a file is in the place of a folder";
        }
        if (e instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        String message = String.valueOf(e.getMessage());
        int reason = message.lastIndexOf(" (");
        if (e instanceof FileNotFoundException && reason >= 0 && message.endsWith(")")) {
            return message.substring(reason + 2, message.length() - 1);
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
