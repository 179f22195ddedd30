package continuo.shell.command;

import java.util.List;

/** What the user typed before. */
public interface History {
    /** The lines, oldest first. */
    List<String> lines();
}
