package continuo.shell.command.script;

import java.util.List;

/** What the user typed before. */
public interface TypedLines {
    /** The lines, oldest first. */
    List<String> lines();
}
