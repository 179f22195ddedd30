package continuo.shell.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where goes what a user need not see: warnings of libraries and the stack traces of our own mistakes. */
public final class LogFile {
    /** Beyond this size the file is begun anew. */
    private static final long LARGEST = 4 << 20;

    private final Path file;

    public LogFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** Appends text; says whether that was possible, for nothing may fail because a log cannot be written. */
    public synchronized boolean append(String text) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            boolean full = Files.exists(file) && Files.size(file) > LARGEST;
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
