package continuo.shell.command;

import continuo.fault.Failure;
import java.util.List;

/** Tries something that may be the user's mistake. */
final class Problems {
    private Problems() {}

    /** What the attempt says is wrong; other failures go through. */
    static List<String> of(Runnable attempt) {
        try {
            attempt.run();
            return List.of();
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.USER) {
                return List.of(failure.getMessage());
            }
            throw failure;
        }
    }
}
