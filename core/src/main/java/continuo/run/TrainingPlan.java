package continuo.run;

/**
 * How long and how a run is trained; with the experiment it decides every number of the run.
 *
 * @param pretrainEpochs epochs on squared error of the next event before the training proper, at least 0
 * @param epochs epochs of the training proper, at least 0
 * @param seed all randomness of the run comes from it
 * @param threads over how many threads a batch is spread, at least 1; sums of floats depend on it
 * @param drums whether General MIDI's percussion channel takes part
 */
public record TrainingPlan(int pretrainEpochs, int epochs, long seed, int threads, boolean drums) {
    public TrainingPlan {
        if (pretrainEpochs < 0 || epochs < 0 || threads < 1) {
            throw new IllegalArgumentException(
                    pretrainEpochs + " and " + epochs + " epochs on " + threads + " threads");
        }
    }
}
