package continuo.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The real standard error. The JVM writes warnings of its own (incubator modules) to descriptor 2 before {@code main},
 * which no flag stops; so the launcher sends descriptor 2 to a log, duplicates the real one as 3, and says so in the
 * property {@code continuo.stderr.fd}.
 */
public final class ErrorStream {
    /** The descriptor the launcher duplicates the real standard error to. */
    static final int REAL = 3;

    private ErrorStream() {}

    /** A stream to the real standard error; to descriptor 2 where the launcher left no other or it cannot be opened. */
    public static OutputStream open() {
        if (descriptor() == REAL) {
            try {
                return Files.newOutputStream(
                        Path.of("/dev/fd/" + REAL), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                // A socket cannot be opened through /dev/fd: descriptor 2 is the next best.
                return new FileOutputStream(FileDescriptor.err);
            }
        }
        return new FileOutputStream(FileDescriptor.err);
    }

    static int descriptor() {
        return Integer.toString(REAL).equals(System.getProperty("continuo.stderr.fd")) ? REAL : 2;
    }
}
