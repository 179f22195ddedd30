package continuo.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long and how a run is trained; with the experiment it decides every number of the run.
 *
 * @param phases epochs of each of the trainer's phases by name, in their order, each at least 0; the last is the training proper
 * @param seed all randomness of the run comes from it
 * @param threads over how many threads a batch is spread, at least 1; sums of floats depend on it
 * @param drums whether General MIDI's percussion channel takes part
 * @param measure every how many epochs of the training proper the generator is measured, 0 for never; empty where that
 *     is left to the size of the corpus and of the models. Training does not depend on it
 * @param best by which figure of the measures the best checkpoint is chosen, such as {@code nll}; empty for realism, and where
 *     that cannot be measured the held-out negative log-likelihood
 */
public record TrainingPlan(
        Map<String, Integer> phases,
        long seed,
        int threads,
        boolean drums,
        OptionalInt measure,
        Optional<String> best) {
    /** The phases of the trainers that Continuo 0.1 knew: the generator alone, then the training proper. */
    public static final String PRETRAIN = "pretrain";

    public static final String TRAIN = "train";

    public TrainingPlan {
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        if (phases.isEmpty()
                || phases.values().stream().anyMatch(epochs -> epochs < 0)
                || threads < 1
                || measure.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    phases + " epochs on " + threads + " threads, measured every " + measure);
        }
    }

    /** A plan in which the figure that chooses the best checkpoint is not named. */
    public TrainingPlan(Map<String, Integer> phases, long seed, int threads, boolean drums, OptionalInt measure) {
        this(phases, seed, threads, drums, measure, Optional.empty());
    }

    /** Pre-training and training proper. */
    public TrainingPlan(int pretrainEpochs, int epochs, long seed, int threads, boolean drums, OptionalInt measure) {
        this(twoPhases(pretrainEpochs, epochs), seed, threads, drums, measure);
    }

    /** Pre-training and training proper, with measures as often as suits the corpus and the models. */
    public TrainingPlan(int pretrainEpochs, int epochs, long seed, int threads, boolean drums) {
        this(pretrainEpochs, epochs, seed, threads, drums, OptionalInt.empty());
    }

    private static Map<String, Integer> twoPhases(int pretrainEpochs, int epochs) {
        Map<String, Integer> phases = new LinkedHashMap<>();
        phases.put(PRETRAIN, pretrainEpochs);
        phases.put(TRAIN, epochs);
        return phases;
    }

    /** The names of the phases, in order. */
    public List<String> names() {
        return List.copyOf(phases.keySet());
    }

    /** The name of the last phase. */
    public String trainingProper() {
        return names().get(phases.size() - 1);
    }

    /** Epochs of a phase; 0 where the plan has no such phase. */
    public int epochs(String phase) {
        return phases.getOrDefault(phase, 0);
    }

    /** Epochs of the training proper. */
    public int epochs() {
        return epochs(trainingProper());
    }

    /** Epochs of all phases before the training proper. */
    public int pretrainEpochs() {
        List<Integer> epochs = new ArrayList<>(phases.values());
        return epochs.subList(0, epochs.size() - 1).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The same for another number of epochs of the training proper. */
    public TrainingPlan withEpochs(int others) {
        Map<String, Integer> changed = new LinkedHashMap<>(phases);
        changed.put(trainingProper(), others);
        return new TrainingPlan(changed, seed, threads, drums, measure, best);
    }
}
