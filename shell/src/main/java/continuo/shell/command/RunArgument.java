package continuo.shell.command;

import continuo.run.RunDirectory;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Value;
import continuo.shell.session.Session;

/** The run that a command is about: the one named, else the last one. */
public final class RunArgument {
    public static final Argument RUN =
            Argument.optional("RUN", Value.Plain.RUN, "its name; the last one when left out");

    private RunArgument() {}

    /** @throws continuo.fault.Failure of kind USER when there is no such run, or none was trained or named yet */
    public static RunDirectory of(Arguments arguments, Session session) {
        return session.run(arguments.find(RUN.name()));
    }
}
