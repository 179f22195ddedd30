package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.console.Remedies;
import continuo.shell.session.LogFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns whatever went wrong into a line for the user and an exit code. */
final class Faults {
    /** Characters of a message; none of ours is that long. */
    private static final int LONGEST = 4_000;

    private final LogFile log;
    private final boolean debug;

    /** @param debug whether stack traces are shown */
    Faults(LogFile log, boolean debug) {
        this.log = log;
        this.debug = debug;
    }

    /**
     * What is said and how the process ends.
     *
     * @param message one line, or with a stack trace behind it when debugging
     */
    record Fault(int exitCode, String message) {}

    Fault of(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        Failure failure = failure(cause);
        String message = oneLine(Remedies.told(failure));
        if (failure.kind() == Failure.Kind.INTERNAL) {
            String trace = trace(cause);
            if (!debug && log.append(Instant.now() + " " + trace)) {
                message += " (stack trace in " + log.path() + ")";
            }
        }
        return new Fault(
                failure.kind().exitCode(), debug ? message + "\n" + trace(cause).stripTrailing() : message);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Failure failure(Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof OutOfMemoryError) {
            long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
            return Failure.resource(
                    "out of memory with " + mebibytes + " MiB; give more, as in CONTINUO_JAVA_OPTS=-Xmx"
                            + Math.max(1, mebibytes * 2 >> 10) + "g",
                    cause);
        }
        if (cause instanceof InterruptedException || cause instanceof CancellationException) {
            return Failure.interrupted("interrupted");
        }
        if (cause instanceof IOException problem) {
            return inputOutput(problem);
        }
        String what = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new Failure(
                Failure.Kind.INTERNAL,
                "this is a bug in Continuo: " + cause.getClass().getSimpleName() + what,
                cause);
    }

    private static Failure inputOutput(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return Failure.user("no such file or folder: " + cause.getMessage());
        }
        if (cause instanceof AccessDeniedException) {
            return Failure.resource("permission denied: " + cause.getMessage(), cause);
        }
        if (cause instanceof FileSystemException problem && problem.getReason() != null) {
            return Failure.resource(problem.getFile() + ": " + problem.getReason(), cause);
        }
        return Failure.resource("reading or writing failed: " + cause.getMessage(), cause);
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Without what would move a terminal's cursor, and not endless: it may hold what was found in any file. */
    private static String oneLine(String message) {
        if (message == null) {
            return "";
        }
        String line = message.replace("\r", "").replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
