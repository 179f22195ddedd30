package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.music.Tempo;
import continuo.nn.kernel.KernelChoice;
import continuo.plugin.PluginHost;
import continuo.run.Experiment;
import continuo.run.RunDirectory;
import continuo.run.RunLock;
import continuo.run.RunManifest;
import continuo.run.SeededRandom;
import continuo.run.TrainingPlan;
import continuo.spi.Column;
import continuo.spi.Representation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains the models of a run: from the beginning, or on from its last checkpoint. */
public final class Training {
    /** Key of a checkpoint's metadata: microseconds a quarter of the music it learned from. */
    static final String TEMPO = "tempo";

    private final PluginHost host;

    public Training(PluginHost host) {
        this.host = host;
    }

    /**
     * Trains a run that is new, or goes on with one that has checkpoints. Afterwards its last step is in a checkpoint,
     * whether the plan was finished or cancelled.
     *
     * @param run whose manifest says what to train and how long
     * @param dataset of the manifest's corpora
     * @return whether the plan is done
     * @throws Failure of kind DATA when the dataset is not what the run was begun with or its checkpoints do not fit; of
     *     kind USER when the training diverges or another process trains the run
     */
    public boolean run(RunDirectory run, Dataset dataset, TrainingListener listener, BooleanSupplier cancelled) {
        RunManifest manifest = run.manifest();
        requireSameMusic(run, manifest, dataset);
        TrainingPlan plan = manifest.plan();
        Experiment experiment = manifest.experiment(host::component);
        Representation representation = GuardedRepresentation.create(host, experiment.representation());
        List<Column> columns = representation.columns();
        RunLock lock = run.lock();
        try (lock;
                ModelSet set = ModelSet.create(host, experiment, columns, plan.seed(), plan.threads())) {
            Optional<RunDirectory.Checkpoint> checkpoint = run.latestCheckpoint(listener::warning);
            if (checkpoint.isEmpty() && !run.checkpoints().isEmpty()) {
                throw Failure.data("no checkpoint of " + run.name() + " can be read; train it anew under another name");
            }
            TrainingState state = checkpoint
                    .map(found -> TrainingState.restore(found.content(), set))
                    .orElseGet(() -> new TrainingState(
                            Course.START.settled(plan.pretrainEpochs()), SeededRandom.forLabel(plan.seed(), "noise")));
            KernelChoice.slowness().ifPresent(listener::warning);
            run.log()
                    .retain(line -> line.path("step").asLong() <= state.course().step());
            Batches batches = new Batches(
                    dataset.split(Split.TRAIN), plan.seed(), set.trainer().batchSize());
            int tempo = typicalTempo(dataset);
            Map<String, String> metadata = Map.of(TEMPO, Integer.toString(tempo));
            // Not closed: the generator is the set's.
            Composer composer = new Composer(set.models().generator(), representation, new Tempo(0, tempo));
            return new TrainingLoop(
                            run,
                            plan,
                            set,
                            batches,
                            metadata,
                            listener,
                            () -> set.drawing(() -> listener.epoch(composer)))
                    .run(state, cancelled);
        }
    }

    private static void requireSameMusic(RunDirectory run, RunManifest manifest, Dataset dataset) {
        if (!manifest.corpus().digest().equals(dataset.census().digest())) {
            throw Failure.data("the corpus is not the one " + run.name() + " was begun with ("
                    + Quantity.of(manifest.corpus().pieces(), "piece") + " then, "
                    + dataset.pieces().size() + " now); bring back the files or train a new run");
        }
    }

    /** The median of the pieces' first tempos, in microseconds a quarter: what generated pieces are played at. */
    private static int typicalTempo(Dataset dataset) {
        int[] tempos = dataset.split(Split.TRAIN).stream()
                .mapToInt(piece -> piece.excerpt().initialTempo().microsecondsPerQuarter())
                .sorted()
                .toArray();
        return tempos[tempos.length / 2];
    }
}
