package continuo.shell.console;

import java.nio.file.Path;
import java.util.function.Supplier;

/** What a command that runs as a job tells the job, through its console. */
public interface JobSide {
    /** How far it is; asked when somebody looks, from any thread. */
    void status(Supplier<? extends Status> status);

    /** From now on, what the command has said and says is written to this file, too. */
    void keepOutputIn(Path file);
}
