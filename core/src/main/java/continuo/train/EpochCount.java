package continuo.train;

import continuo.design.Experiment;
import continuo.plugin.PluginHost;
import continuo.spi.Trainer;
import java.util.List;

/**
 * How many epochs make a number of steps. An epoch is a window of each piece, a step of learning for forty pieces and over
 * a hundred for some thousands: what takes a minute on any corpus is a number of steps.
 */
public final class EpochCount {
    private final Trainer trainer;
    private final Batches batches;

    public EpochCount(PluginHost host, Experiment experiment, Dataset dataset) {
        trainer = host.create(Trainer.class, experiment.trainer());
        // Epochs have as many batches whatever the seed.
        batches = new Batches(dataset.split(Split.TRAIN), 0, trainer.batchSize());
    }

    /** The trainer's phases. */
    public List<Trainer.Phase> phases() {
        return trainer.phases();
    }

    /**
     * The fewest epochs of a phase, counted from its first, that have at least so many steps.
     *
     * @throws continuo.fault.Failure of kind DATA when no piece is long enough for the trainer
     */
    public int making(long steps, String phase) {
        int epochs = 0;
        for (long made = 0; made < steps; epochs++) {
            made += batches.perEpoch(trainer.steps(new Trainer.Position(phase, epochs, 0)));
        }
        return epochs;
    }
}
