package continuo.train;

import continuo.fault.Failure;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.nn.Tensors;
import continuo.plugin.PluginHost;
import continuo.run.Experiment;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.SafeTensors;
import continuo.run.SeededRandom;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained generator with its representation: draws pieces. */
public final class Composer implements AutoCloseable {
    private final Generator generator;
    private final Representation representation;
    private final List<Column> columns;
    private final Tempo tempo;

    Composer(Generator generator, Representation representation, Tempo tempo) {
        this.generator = generator;
        this.representation = representation;
        this.columns = representation.columns();
        this.tempo = tempo;
    }

    /**
     * Takes the generator of a run's newest sound checkpoint.
     *
     * @param warnings gets a line for each checkpoint that is not sound
     * @throws Failure of kind USER when the run has no checkpoint; of kind DATA when it is of another model
     */
    public static Composer of(PluginHost host, RunDirectory run, Consumer<String> warnings) {
        RunManifest manifest = run.manifest();
        Experiment experiment = manifest.experiment(host::component);
        SafeTensors content = run.latestCheckpoint(warnings)
                .orElseThrow(() -> Failure.user(run.name()
                        + " has no checkpoint that can be read yet; train it first (resume " + run.name() + ")"))
                .content();
        Representation representation = GuardedRepresentation.create(host, experiment.representation());
        Generator generator = host.create(
                Generator.class,
                experiment.generator(),
                ModelSet.context(
                        representation.columns(),
                        manifest.plan().seed(),
                        "generator",
                        manifest.plan().threads()));
        try {
            TrainingState.restoreWeights(content, "generator", generator);
        } catch (Failure e) {
            generator.close();
            throw e;
        }
        int microseconds = Integer.parseInt(
                content.metadata().getOrDefault(Training.TEMPO, "" + Tempo.DEFAULT.microsecondsPerQuarter()));
        return new Composer(generator, representation, new Tempo(0, microseconds));
    }

    /**
     * What to draw.
     *
     * @param count how many pieces, at least 1
     * @param events how many steps of each, at least 1
     * @param seed the same seed draws the same pieces
     * @param prime a piece to go on from; it is not part of what is drawn
     */
    public record Request(int count, int events, long seed, Optional<Score> prime) {}

    /**
     * Draws pieces.
     *
     * @throws Failure of kind DATA when the generator's output is not finite or the prime has no notes
     */
    public List<Representation.Decoded> compose(Request request) {
        Optional<INDArray> prime = request.prime().map(score -> repeated(score, request.count()));
        SeededRandom random = SeededRandom.forLabel(request.seed(), "sample");
        INDArray sample = generator.sample(new Generator.Request(request.count(), request.events(), prime), random);
        float[] values = Tensors.toTimeMajor(sample);
        List<Tempo> tempos =
                request.prime().map(score -> List.of(score.initialTempo())).orElse(List.of(tempo));
        List<Representation.Decoded> pieces = new ArrayList<>();
        for (int piece = 0; piece < request.count(); piece++) {
            Steps steps = new Steps(request.events(), columns.size(), rows(values, piece, request));
            pieces.add(representation.decode(Units.toPhysical(steps, columns), tempos));
        }
        return pieces;
    }

    private float[] rows(float[] timeMajor, int piece, Request request) {
        int features = columns.size();
        float[] rows = new float[request.events() * features];
        for (int t = 0; t < request.events(); t++) {
            System.arraycopy(timeMajor, (t * request.count() + piece) * features, rows, t * features, features);
        }
        return rows;
    }

    /** The prime for each of the pieces. */
    private INDArray repeated(Score score, int count) {
        Steps steps = Units.toNetwork(representation.encode(score), columns);
        if (steps.length() == 0) {
            throw Failure.data("the piece to go on from has no notes");
        }
        int features = columns.size();
        float[] values = new float[steps.values().length * count];
        for (int t = 0; t < steps.length(); t++) {
            for (int piece = 0; piece < count; piece++) {
                System.arraycopy(steps.values(), t * features, values, (t * count + piece) * features, features);
            }
        }
        return Tensors.fromTimeMajor(values, steps.length(), count, features);
    }

    @Override
    public void close() {
        generator.close();
    }
}
