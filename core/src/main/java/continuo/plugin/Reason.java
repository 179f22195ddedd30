package continuo.plugin;

import continuo.fault.Failure;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Says what went wrong in a plugin in one line that its author can act on. */
public final class Reason {
    /** Class files of Java n have the major version n + 44. */
    private static final int MAJOR_VERSION_OF_JAVA_0 = 44;

    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

    private Reason() {}

    /** Never throws, whatever a plugin's exceptions do when they are asked. */
    public static String of(Throwable problem) {
        try {
            return oneLine(words(problem));
        } catch (Throwable worse) {
            return problem.getClass().getName();
        }
    }

    private static String words(Throwable problem) {
        Throwable cause = problem.getCause();
        if (problem instanceof Failure failure) {
            return failure.getMessage();
        }
        if (problem instanceof InvocationTargetException && cause != null) {
            return words(cause);
        }
        if (problem instanceof UnsupportedClassVersionError) {
            return newerJava(String.valueOf(problem.getMessage()));
        }
        if (problem instanceof ExceptionInInitializerError && cause != null) {
            return "a static initialiser failed: " + plain(cause);
        }
        if (problem instanceof NoClassDefFoundError && cause instanceof ExceptionInInitializerError) {
            return "a static initialiser failed before: " + cause.getMessage();
        }
        if (problem instanceof NoClassDefFoundError || problem instanceof ClassNotFoundException) {
            return "the class " + String.valueOf(problem.getMessage()).replace('/', '.')
                    + " is neither in the jar nor in Continuo; pack it into the jar";
        }
        if (problem instanceof ZipException) {
            return "it is no jar, or a damaged one (" + problem.getMessage() + "); build or copy it again";
        }
        if (problem instanceof AccessDeniedException) {
            return "there is no permission to read " + problem.getMessage();
        }
        return plain(problem);
    }

    private static String newerJava(String message) {
        Matcher version = CLASS_FILE_VERSION.matcher(message);
        String java = version.find()
                ? "Java " + (Integer.parseInt(version.group(1)) - MAJOR_VERSION_OF_JAVA_0)
                : "a newer Java";
        int here = Runtime.version().feature();
        return "it is built for " + java + ", and this is Java " + here + "; compile it with --release 17";
    }

    private static String plain(Throwable problem) {
        String name = problem.getClass().getSimpleName();
        String message = problem.getMessage();
        return message == null || message.isBlank() ? name : name + ": " + message;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
