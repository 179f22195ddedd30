package continuo.train;

import continuo.content.ContentKinds;
import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.fault.Quantity;
import continuo.measure.Metrics;
import continuo.measure.NamedMetric;
import continuo.measure.NamedSetMetric;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.nn.kernel.KernelChoice;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.Criterion;
import continuo.run.RunDirectory;
import continuo.run.RunLock;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.spi.Column;
import continuo.spi.Kind;
import continuo.spi.Representation;
import continuo.spi.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Trains the models of a run: from the beginning, or on from its last checkpoint. */
public final class Training {
    /** Key of a checkpoint's metadata: microseconds a quarter of the music it learned from. */
    static final String TEMPO = "tempo";

    /** Where a checkpoint keeps how many steps a note takes. */
    static final String STEPS_PER_NOTE = "steps_per_note";

    /** Between measures, where nothing else is planned. */
    private static final int USUAL_EPOCHS = 5;

    /** To be learned from between measures for each event drawn for one; then measuring takes about 2 % of the time. */
    private static final int EVENTS_LEARNED_PER_DRAWN = 20;

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
     *     kind USER when the training diverges, also after roll-backs to smaller steps, or another process trains the run
     */
    public boolean run(RunDirectory run, Dataset dataset, TrainingListener listener, BooleanSupplier cancelled) {
        RunManifest manifest = run.manifest();
        requireSameMusic(run, manifest, dataset);
        TrainingPlan plan = manifest.plan();
        Experiment experiment = manifest.experiment(host::component);
        Representation<Score> representation = GuardedRepresentation.ofScores(host, experiment.representation());
        List<Column> columns = representation.columns();
        Metrics metrics = metrics(listener);
        int tempo = typicalTempo(dataset);
        NoteDensity density = NoteDensity.of(dataset);
        Optional<Criterion> named = plan.best()
                .map(figure -> BestFigure.named(host, experiment.generator().component(), figure));
        RunLock lock = run.lock();
        try (lock) {
            KernelChoice.slowness().ifPresent(listener::warning);
            return new Recovery(run, plan, listener, parameters(experiment))
                    .train(
                            () -> ModelSet.create(host, experiment, columns, plan.seed(), plan.threads()),
                            (set, state) -> {
                                requirePhases(set.trainer(), plan, run.name());
                                Batches batches = new Batches(
                                        dataset.split(Split.TRAIN),
                                        WindowStarts.of(representation),
                                        plan.seed(),
                                        set.trainer().batchSize());
                                // Not closed: the generator is the set's.
                                Composer composer = new Composer(
                                        set.models().generator(), representation, new Tempo(0, tempo), density);
                                Examiner examiner = Examiner.of(host, composer, dataset, listener::warning);
                                Measurement measurement =
                                        new Measurement(composer, metrics, examiner, dataset, listener);
                                int every = every(plan, set.trainer(), batches, measurement);
                                Optional<Criterion> criterion = named.or(() -> BestFigure.usual(measurement, examiner));
                                Observation observation = new Observation(
                                        run,
                                        plan,
                                        listener,
                                        composer,
                                        set::drawing,
                                        measurement,
                                        criterion,
                                        every,
                                        new Doctor(run, plan, parameters(experiment)),
                                        cancelled);
                                Map<String, String> metadata = Map.of(
                                        TEMPO,
                                        Integer.toString(tempo),
                                        STEPS_PER_NOTE,
                                        Double.toString(density.steps()));
                                return new TrainingLoop(run, plan, set, batches, metadata, listener, observation)
                                        .run(state, cancelled);
                            });
        }
    }

    /** All metrics that are installed; one that cannot be made is told of and left out. */
    private Metrics metrics(TrainingListener listener) {
        List<NamedMetric> metrics = new ArrayList<>();
        List<NamedSetMetric> setMetrics = new ArrayList<>();
        for (Kind kind : List.of(Kind.METRIC, Kind.SET_METRIC)) {
            for (ComponentDescriptor component : host.components(kind)) {
                if (!component.content().equals(Optional.of(ContentKinds.SCORE))) {
                    continue;
                }
                Selection defaults = Selection.defaults(component);
                try {
                    if (kind == Kind.METRIC) {
                        metrics.add(new NamedMetric(component.id(), host.metric(defaults, ContentKinds.SCORE)));
                    } else {
                        setMetrics.add(
                                new NamedSetMetric(component.id(), host.setMetric(defaults, ContentKinds.SCORE)));
                    }
                } catch (Failure broken) {
                    listener.warning(broken.getMessage());
                }
            }
        }
        return new Metrics(metrics, setMetrics);
    }

    /**
     * Every how many epochs to measure: as planned, or often enough for a curve and so rarely that it takes no more than
     * some percent of the time, in short epochs of few pieces too.
     */
    private static int every(TrainingPlan plan, Trainer trainer, Batches batches, Measurement measurement) {
        if (plan.measure().isPresent()) {
            return plan.measure().getAsInt();
        }
        int steps = trainer.steps(new Trainer.Position(plan.trainingProper(), 0, 0));
        long learned = (long) batches.perEpoch(steps) * trainer.batchSize() * steps;
        long drawn = (long) EVENTS_LEARNED_PER_DRAWN * measurement.steps();
        return (int) Math.max(USUAL_EPOCHS, (drawn + learned - 1) / learned);
    }

    /** Generator and trainer as a user would set them: {@code trainer.freeze} and its value. */
    private static Map<String, String> parameters(Experiment experiment) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.GENERATOR, Kind.TRAINER)) {
            experiment.get(kind).texts().forEach((name, value) -> parameters.put(kind.word() + "." + name, value));
        }
        return parameters;
    }

    private static void requireSameMusic(RunDirectory run, RunManifest manifest, Dataset dataset) {
        if (!manifest.corpus().digest().equals(dataset.census().digest())) {
            throw Failure.data("the corpus is not the one " + run.name() + " was begun with ("
                    + Quantity.of(manifest.corpus().pieces(), "piece") + " then, "
                    + dataset.pieces().size() + " now); bring back the files or train a new run");
        }
    }

    private static void requirePhases(Trainer trainer, TrainingPlan plan, String run) {
        List<String> known = trainer.phases().stream().map(Trainer.Phase::name).toList();
        plan.phases().forEach((phase, epochs) -> {
            if (epochs > 0 && !known.contains(phase)) {
                throw Failure.data("the plan of " + run + ": " + Nearest.message("phase of the trainer", phase, known));
            }
        });
    }

    /** The median of the pieces' first tempos, in microseconds a quarter: what generated pieces are played at. */
    private static int typicalTempo(Dataset dataset) {
        int[] tempos = dataset.split(Split.TRAIN).stream()
                .mapToInt(piece ->
                        piece.excerpt(ContentKinds.SCORE).initialTempo().microsecondsPerQuarter())
                .sorted()
                .toArray();
        return tempos[tempos.length / 2];
    }
}
