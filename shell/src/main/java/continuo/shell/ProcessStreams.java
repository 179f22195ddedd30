package continuo.shell;

import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's own streams. */
final class ProcessStreams {
    private ProcessStreams() {}

    static Streams open() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                isTerminal(0),
                new Output(new FileOutputStream(FileDescriptor.out), isTerminal(1)),
                new Output(ErrorStream.open(), isTerminal(ErrorStream.descriptor())));
    }

    /** From JDK 22 on there is a console without a terminal too, which says so. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /**
     * Whether a file descriptor is a terminal. The launcher says so in {@code continuo.terminals} ("0 1 2"); without it
     * the system is asked where it can be asked cheaply.
     */
    private static boolean isTerminal(int descriptor) {
        String told = System.getProperty("continuo.terminals");
        if (told != null) {
            int meant = descriptor == ErrorStream.REAL ? 2 : descriptor;
            return (" " + told + " ").contains(" " + meant + " ");
        }
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.exists(descriptors)) {
            return hasConsole();
        }
        try {
            String target = Files.readSymbolicLink(descriptors.resolve(Integer.toString(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
