package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs files of commands. */
public interface Scripts {
    /**
     * Runs a file's commands in the session; where they leave, only the file ends.
     *
     * @param file to read
     * @param arguments {@code $1} onwards
     */
    void run(Path file, List<String> arguments, Console console) throws IOException, InterruptedException;

    /**
     * Runs a file's commands as if they were given in its place; where they leave, the shell ends.
     *
     * @param file to read
     * @param arguments {@code $1} onwards
     */
    void source(Path file, List<String> arguments, Console console) throws IOException, InterruptedException;

    /** Checks a file's commands and runs none of them; the session is changed as if they had been run. */
    void rehearse(Path file, List<String> arguments, Console console) throws IOException, InterruptedException;

    /**
     * Checks commands and runs none of them, in a session that is changed as if they had been run.
     *
     * @return what is wrong with them, a line each
     */
    List<String> foresee(String commands, Session session) throws IOException;

    /** For commands that are only looked at and never run. */
    static Scripts none() {
        return new Scripts() {
            @Override
            public void run(Path file, List<String> arguments, Console console) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void source(Path file, List<String> arguments, Console console) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<String> foresee(String commands, Session session) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void rehearse(Path file, List<String> arguments, Console console) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
