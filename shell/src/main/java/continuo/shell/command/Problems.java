package continuo.shell.command;

import continuo.fault.Failure;
import continuo.shell.console.Remedies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Tries something that may be the user's mistake. */
public final class Problems {
    private Problems() {}

    /** What the attempt says is wrong; other failures go through. */
    public static List<String> of(Runnable attempt) {
        try {
            attempt.run();
            return List.of();
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.USER) {
                return List.of(Remedies.told(failure));
            }
            throw failure;
        }
    }

    /** What the attempt finds; nothing, and its message among the problems, where the user made a mistake. */
    public static <T> List<T> of(List<String> problems, Supplier<List<T>> attempt) {
        List<T> found = new ArrayList<>();
        problems.addAll(of(() -> found.addAll(attempt.get())));
        return found;
    }
}
