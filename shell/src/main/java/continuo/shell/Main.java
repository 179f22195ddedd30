package continuo.shell;

import continuo.shell.session.Environment;
import java.util.List;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        int exitCode = new Shell(Environment.ofProcess(), ProcessStreams.open()).run(List.of(words));
        // Not return: threads that libraries left behind must not keep the process.
        System.exit(exitCode);
    }
}
