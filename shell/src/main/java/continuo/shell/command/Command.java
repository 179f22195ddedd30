package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One command of the language. Has no state of its own: what lasts is in the session. */
public interface Command {
    /** Its declaration. */
    Syntax syntax();

    /**
     * What is wrong with the arguments that only the session can tell, without doing anything: unknown ids, parameters
     * out of range. Reported together with what the parser found.
     */
    default List<String> problems(Arguments arguments, Session session) {
        return List.of();
    }

    /**
     * Does it. Called only with arguments that fit the syntax and without {@link #problems}.
     *
     * @throws continuo.fault.Failure where the user, data, a plugin or the machine is at fault
     */
    void run(Arguments arguments, Session session, Console console) throws IOException, InterruptedException;

    /**
     * What stands for {@link #run} when commands are only checked: brings about in the session what later commands are
     * judged by, but reads no music, trains nothing and writes nothing. Called as run is, with a console that nobody
     * sees.
     *
     * @throws continuo.fault.Failure where run would certainly fail
     */
    default void rehearse(Arguments arguments, Session session, Console console)
            throws IOException, InterruptedException {}

    /** The run that nobody else may train while this command does, where it trains one that has a name already. */
    default Optional<String> trains(Arguments arguments, Session session) {
        return Optional.empty();
    }

    /** Whether its name is a word of the language, which is no command when it is quoted. */
    default boolean keyword() {
        return false;
    }

    /** Whether it watches a job, which the user may leave to itself. */
    default boolean watches() {
        return false;
    }

    /** Whether it may take so long that the user wants to stop it; it then asks the console's cancellation. */
    default boolean lengthy() {
        return false;
    }
}
