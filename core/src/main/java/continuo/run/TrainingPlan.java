package continuo.run;

import java.util.OptionalInt;

/**
 * How long and how a run is trained; with the experiment it decides every number of the run.
 *
 * @param pretrainEpochs epochs on squared error of the next event before the training proper, at least 0
 * @param epochs epochs of the training proper, at least 0
 * @param seed all randomness of the run comes from it
 * @param threads over how many threads a batch is spread, at least 1; sums of floats depend on it
 * @param drums whether General MIDI's percussion channel takes part
 * @param measure every how many epochs of the training proper the generator is measured, 0 for never; empty where that
 *     is left to the size of the corpus and of the models. Training does not depend on it
 */
public record TrainingPlan(int pretrainEpochs, int epochs, long seed, int threads, boolean drums, OptionalInt measure) {
    public TrainingPlan {
        if (pretrainEpochs < 0 || epochs < 0 || threads < 1 || measure.orElse(0) < 0) {
            throw new IllegalArgumentException(pretrainEpochs + " and " + epochs + " epochs on " + threads
                    + " threads, measured every " + measure);
        }
    }

    /** With measures as often as suits the corpus and the models. */
    public TrainingPlan(int pretrainEpochs, int epochs, long seed, int threads, boolean drums) {
        this(pretrainEpochs, epochs, seed, threads, drums, OptionalInt.empty());
    }

    /** The same for another number of epochs of the training proper. */
    public TrainingPlan withEpochs(int others) {
        return new TrainingPlan(pretrainEpochs, others, seed, threads, drums, measure);
    }
}
