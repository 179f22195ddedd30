package continuo.train;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.nn.Tensors;
import continuo.params.ParameterSchema;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.CheckpointChoice;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.SafeTensors;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.Representation;
import continuo.spi.Representation.Decoded;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trained generator with its representation: draws pieces. */
public final class Composer implements AutoCloseable {
    /** In 4/4, sixteenths without chords. */
    private static final int FIRST_EVENTS_OF_A_BAR = 16;

    /** What has not filled its bars after so many stands still. */
    private static final int EVENTS_TO_FILL_A_BAR = 256;

    private static final int LEAST_EVENTS_TO_FILL = 4096;

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
     * Takes the generator of one of a run's checkpoints.
     *
     * @param checkpoint see {@link CheckpointChoice#of}
     * @throws Failure of kind DATA when it is of another model
     */
    public static Composer of(PluginHost host, RunDirectory run, RunDirectory.Checkpoint checkpoint) {
        return of(host, run, checkpoint, Map.of());
    }

    /**
     * The same, drawn from with other parameters than it was trained with.
     *
     * @param sampling parameters of the generator, as users type them
     * @throws Failure of kind DATA when the checkpoint is of another model, of kind USER when a parameter is none, has no
     *     such value, or is not one for {@linkplain continuo.params.Parameter#sampling sampling}
     */
    public static Composer of(
            PluginHost host, RunDirectory run, RunDirectory.Checkpoint checkpoint, Map<String, String> sampling) {
        RunManifest manifest = run.manifest();
        Experiment experiment = manifest.experiment(host::component);
        SafeTensors content = checkpoint.content();
        Selection trained = experiment.generator();
        checkSampling(trained.component(), sampling.keySet());
        Representation representation = GuardedRepresentation.create(host, experiment.representation());
        Generator generator = host.create(
                Generator.class,
                trained.with(sampling),
                ModelSet.context(
                        representation.columns(),
                        manifest.plan().seed(),
                        "generator",
                        manifest.plan().threads()));
        try {
            TrainingState.restoreDrawing(content, "generator", generator);
        } catch (Failure e) {
            generator.close();
            throw e;
        }
        int microseconds = Integer.parseInt(
                content.metadata().getOrDefault(Training.TEMPO, "" + Tempo.DEFAULT.microsecondsPerQuarter()));
        return new Composer(generator, representation, new Tempo(0, microseconds));
    }

    private static void checkSampling(ComponentDescriptor generator, Set<String> wanted) {
        List<String> names = generator.parameters().declarations().stream()
                .filter(ParameterSchema.Declaration::sampling)
                .map(ParameterSchema.Declaration::name)
                .toList();
        if (names.isEmpty() && !wanted.isEmpty()) {
            throw Failure.user("the generator " + generator.id() + " has no parameters for sampling");
        }
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw Failure.user(Nearest.message("parameter for sampling", name, names));
            }
        }
    }

    /** How long a piece is. */
    public sealed interface Length {
        /** So many steps, at least 1. */
        record Events(int number) implements Length {}

        /** So many bars exactly, at least 1: a tone that sounds longer is cut off. */
        record Bars(int number) implements Length {}
    }

    /**
     * What to draw.
     *
     * @param length of the new music
     * @param prime a piece to go on from; its percussion is not read
     * @param temperature how much chance has a say; see {@link Generator.Request}
     */
    public record Request(Length length, Optional<Score> prime, double temperature) {
        public static Request ofEvents(int number) {
            return new Request(new Length.Events(number), Optional.empty(), 1);
        }
    }

    /**
     * Draws pieces, all at once; each is the same whatever else is drawn with it.
     *
     * @param noise that of each piece, at least one
     * @throws Failure of kind DATA when the generator's output is not finite or the prime has no notes
     */
    public List<ComposedPiece> compose(Request request, List<Noise> noise) {
        Optional<Steps> prime = request.prime().map(this::encoded);
        Continuation place = request.prime()
                .map(score ->
                        Continuation.of(score, decoded(prime.orElseThrow()).score()))
                .orElseGet(() -> Continuation.ofNothing(tempo));
        if (request.length() instanceof Length.Events events) {
            return draw(noise, events.number(), prime, request.temperature()).stream()
                    .map(steps -> piece(prime, steps, place, OptionalInt.empty()))
                    .toList();
        }
        return filled(request, ((Length.Bars) request.length()).number(), noise, prime, place);
    }

    /** Draws more and more of each piece until it fills the bars or shows that it never will. */
    private List<ComposedPiece> filled(
            Request request, int bars, List<Noise> noise, Optional<Steps> prime, Continuation place) {
        Map<Noise, ComposedPiece> pieces = new HashMap<>();
        List<Noise> left = noise.stream().distinct().toList();
        int most = Math.max(LEAST_EVENTS_TO_FILL, EVENTS_TO_FILL_A_BAR * bars);
        for (int events = Math.min(most, FIRST_EVENTS_OF_A_BAR * (bars + 1)); !left.isEmpty(); events *= 2) {
            List<Steps> drawn = draw(left, Math.min(events, most), prime, request.temperature());
            List<Noise> lacking = new ArrayList<>();
            for (int i = 0; i < drawn.size(); i++) {
                Steps steps = drawn.get(i);
                if (events < most && !fills(prime, steps, place, bars)) {
                    lacking.add(left.get(i));
                } else {
                    Steps enough = steps.slice(0, enough(prime, steps, place, bars));
                    pieces.put(left.get(i), piece(prime, enough, place, OptionalInt.of(bars)));
                }
            }
            left = lacking;
        }
        return noise.stream().map(pieces::get).toList();
    }

    /** The fewest steps that fill the bars, so that nothing is counted that is not in the piece; all if none do. */
    private int enough(Optional<Steps> prime, Steps steps, Continuation place, int bars) {
        int tooFew = 0;
        int enough = steps.length();
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (fills(prime, steps.slice(0, middle), place, bars)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private boolean fills(Optional<Steps> prime, Steps steps, Continuation place, int bars) {
        return place.fills(place.place(tones(prime, steps).score().notes()), bars);
    }

    private ComposedPiece piece(Optional<Steps> prime, Steps steps, Continuation place, OptionalInt bars) {
        Decoded drawn = tones(prime, steps);
        return place.piece(place.place(drawn.score().notes()), bars, drawn.silent(), drawn.clamped());
    }

    /** The new tones alone, but decoded behind the prime, whose steps may say where they stand. */
    private Decoded tones(Optional<Steps> prime, Steps steps) {
        if (prime.isEmpty()) {
            return decoded(steps);
        }
        Decoded before = decoded(prime.get());
        Decoded all = decoded(joined(prime.get(), steps));
        List<Note> notes = all.score().notes();
        return new Decoded(
                all.score().withNotes(notes.subList(before.score().notes().size(), notes.size())),
                all.tones() - before.tones(),
                all.silent() - before.silent(),
                all.clamped() - before.clamped());
    }

    private static Steps joined(Steps first, Steps second) {
        float[] values = Arrays.copyOf(first.values(), first.values().length + second.values().length);
        System.arraycopy(second.values(), 0, values, first.values().length, second.values().length);
        return new Steps(first.length() + second.length(), first.features(), values);
    }

    private Decoded decoded(Steps steps) {
        return representation.decode(steps, List.of());
    }

    /** A prime in physical units. */
    private Steps encoded(Score prime) {
        Steps steps = representation.encode(prime.withoutDrums());
        if (steps.length() == 0) {
            throw Failure.data("the piece to go on from has no notes");
        }
        return steps;
    }

    /** The steps of each piece, in physical units. */
    private List<Steps> draw(List<Noise> noise, int events, Optional<Steps> prime, double temperature) {
        int count = noise.size();
        Generator.Request request = Generator.Request.of(count, events).at(temperature);
        Generator.Request primed =
                prime.map(steps -> request.after(repeated(steps, count))).orElse(request);
        INDArray sample =
                generator.sample(primed, noise.stream().map(Noise::stream).toList());
        float[] values = Tensors.toTimeMajor(sample);
        int features = columns.size();
        List<Steps> pieces = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            float[] rows = new float[events * features];
            for (int t = 0; t < events; t++) {
                System.arraycopy(values, (t * count + piece) * features, rows, t * features, features);
            }
            pieces.add(Units.toPhysical(new Steps(events, features, rows), columns));
        }
        return pieces;
    }

    /** The prime for each of the pieces, in network units. */
    private INDArray repeated(Steps physical, int count) {
        Steps steps = Units.toNetwork(physical, columns);
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
