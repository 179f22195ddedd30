package continuo.train;

import continuo.run.EpochMeasures;
import continuo.run.Finding;
import java.nio.file.Path;
import java.util.Map;

/** Watches a training, on the thread that trains. */
public interface TrainingListener {
    /** Called after each step. */
    void step(Step step);

    /**
     * Called after the last step of each epoch.
     *
     * @param composer draws pieces from the generator as it is now, during the call; nothing of the training changes by it
     */
    default void epoch(Composer composer) {}

    /** Called after each checkpoint. */
    default void checkpoint(Path file) {}

    /** Called when the generator was measured, after the epoch's other calls. */
    default void measured(EpochMeasures measures) {}

    /** Called when the doctor found something, once in a run for each thing. */
    default void finding(Finding finding) {}

    /** Called with whatever a person should know but need not act on. */
    default void warning(String message) {}

    /**
     * A step that was taken.
     *
     * @param phase name of the trainer's phase
     * @param epoch within the phase, from 1
     * @param epochs of the phase
     * @param batch within the epoch, from 1
     * @param batches of the epoch
     * @param step over the whole training, from 1
     * @param steps of the whole training
     * @param done share of the whole training that is done, 0..1, counted in steps of sequences
     * @param figures the trainer's, by name
     */
    record Step(
            String phase,
            int epoch,
            int epochs,
            int batch,
            int batches,
            long step,
            long steps,
            double done,
            Map<String, Double> figures) {}
}
