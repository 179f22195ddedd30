package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.language.Quoting;

/** What one is likely to want next; said to a person at a terminal only. */
public final class NextStep {
    private NextStep() {}

    public static void afterTraining(String run, Console console) {
        console.hint("next: generate " + run + " lets it play, report " + run + " shows how it learned");
    }

    /** @param file the first piece written */
    public static void afterComposing(String file, Console console) {
        console.hint("next: roll " + Quoting.quoted(file) + " draws it; play and render take it, too");
    }
}
