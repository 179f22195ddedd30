package continuo.shell.session;

import continuo.design.Design;
import continuo.run.TrainingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What commands that were only rehearsed would have made of the runs kept, for the commands after them.
 *
 * @param runs whether there will be a run, by its name; others are as they are
 * @param trainings what would have been trained, in order
 */
public record Foresight(Map<String, Boolean> runs, List<Training> trainings) {
    /** Everything is as it is. */
    public static final Foresight NONE = new Foresight(Map.of(), List.of());

    public Foresight {
        runs = Map.copyOf(runs);
        trainings = List.copyOf(trainings);
    }

    /**
     * A training that would have been begun.
     *
     * @param name that the user gave it
     */
    public record Training(Optional<String> name, Design design, TrainingPlan plan) {}

    public Foresight withRun(String name) {
        return with(name, true);
    }

    public Foresight withoutRun(String name) {
        return with(name, false);
    }

    public Foresight withTraining(Training training) {
        List<Training> more = new ArrayList<>(trainings);
        more.add(training);
        return new Foresight(runs, more);
    }

    /** Whether there will be such a run; empty where nothing was done to it. */
    Optional<Boolean> hasRun(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    /** Whether something was done to a run of this name, or may have been to one that a pattern fits. */
    public boolean concerns(String nameOrPattern) {
        boolean pattern = nameOrPattern.indexOf('*') >= 0 || nameOrPattern.indexOf('?') >= 0;
        return pattern ? !runs.isEmpty() : runs.containsKey(nameOrPattern);
    }

    private Foresight with(String name, boolean there) {
        Map<String, Boolean> changed = new HashMap<>(runs);
        changed.put(name, there);
        return new Foresight(changed, trainings);
    }
}
