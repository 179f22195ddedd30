package continuo.train;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.params.ParameterSchema;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.CheckpointChoice;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.run.SafeTensors;
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
import java.util.OptionalLong;
import java.util.Set;

/** A trained generator with its representation: draws pieces. */
public final class Composer implements AutoCloseable {
    /** In 4/4, sixteenths without chords. */
    private static final int FIRST_EVENTS_OF_A_BAR = 16;

    /** What has not filled its bars after so many stands still. */
    private static final int EVENTS_TO_FILL_A_BAR = 256;

    private static final int LEAST_EVENTS_TO_FILL = 4096;

    /** The tempo is put where the notes stand in time. */
    private static final Score BLANK = Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of());

    private final Generator generator;
    private final Representation<Score> representation;
    private final Sampler sampler;
    private final Tempo tempo;
    private final NoteDensity density;

    Composer(Generator generator, Representation<Score> representation, Tempo tempo) {
        this(generator, representation, tempo, NoteDensity.ONE);
    }

    /** @param density of the music that the generator learns from */
    Composer(Generator generator, Representation<Score> representation, Tempo tempo, NoteDensity density) {
        this.generator = generator;
        this.representation = representation;
        this.sampler = new Sampler(generator, representation.columns());
        this.tempo = tempo;
        this.density = density;
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
        Representation<Score> representation = GuardedRepresentation.ofScores(host, experiment.representation());
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
        NoteDensity density = NoteDensity.parse(content.metadata().getOrDefault(Training.STEPS_PER_NOTE, ""));
        return new Composer(generator, representation, new Tempo(0, microseconds), density);
    }

    /**
     * How many steps to draw so that a piece has so many notes: known from the corpus that the generator learned from, with some
     * to spare. A piece that is sparser than the corpus may have fewer notes all the same.
     */
    public int stepsFor(int notes) {
        return density.stepsFor(notes);
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

    /** What pieces are drawn from. */
    Generator generator() {
        return generator;
    }

    /** What steps are read with. */
    Representation<Score> representation() {
        return representation;
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
     * @param length of the new music; without effect where something is given, whose length it has
     * @param prime a piece to continue; its percussion is not read
     * @param given a piece of which the given columns are taken, where the representation has some; its percussion is not read
     * @param temperature how much chance has a say; see {@link Generator.Request}
     */
    public record Request(Length length, Optional<Score> prime, Optional<Score> given, double temperature) {
        /** Without conditions. */
        public Request(Length length, Optional<Score> prime, double temperature) {
            this(length, prime, Optional.empty(), temperature);
        }

        public static Request ofEvents(int number) {
            return new Request(new Length.Events(number), Optional.empty(), 1);
        }

        /** The same under the given columns of a piece. */
        public Request under(Score conditions) {
            return new Request(length, prime, Optional.of(conditions), temperature);
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
        Optional<Steps> given = request.given().map(this::encoded);
        Continuation place = request.prime()
                .map(score -> Continuation.of(
                        score, decoded(prime.orElseThrow()).content(), representation.lasts(prime.orElseThrow())))
                .orElseGet(() -> Continuation.ofNothing(tempo, representation.lasts(nothing())));
        if (given.isEmpty() && request.length() instanceof Length.Bars bars) {
            return filled(request, bars.number(), noise, prime, place);
        }
        int events = given.map(Steps::length).orElseGet(() -> ((Length.Events) request.length()).number());
        return sampler.draw(new Sampler.Request(events, prime, given, request.temperature()), noise).stream()
                .map(steps -> piece(prime, steps, place, OptionalInt.empty()))
                .toList();
    }

    /** Draws more and more of each piece until it fills the bars or shows that it never will. */
    private List<ComposedPiece> filled(
            Request request, int bars, List<Noise> noise, Optional<Steps> prime, Continuation place) {
        Map<Noise, ComposedPiece> pieces = new HashMap<>();
        List<Noise> left = noise.stream().distinct().toList();
        int most = Math.max(LEAST_EVENTS_TO_FILL, EVENTS_TO_FILL_A_BAR * bars);
        for (int events = Math.min(most, FIRST_EVENTS_OF_A_BAR * (bars + 1)); !left.isEmpty(); events *= 2) {
            List<Steps> drawn = sampler.draw(
                    new Sampler.Request(Math.min(events, most), prime, Optional.empty(), request.temperature()), left);
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
        Score placed = place.place(tones(prime, steps).content().notes());
        return place.fills(placed, lasts(prime, steps), bars);
    }

    private ComposedPiece piece(Optional<Steps> prime, Steps steps, Continuation place, OptionalInt bars) {
        Decoded<Score> drawn = tones(prime, steps);
        Score placed = place.place(drawn.content().notes());
        return place.piece(placed, lasts(prime, steps), bars, drawn.dropped(), drawn.clamped());
    }

    /** Where steps end behind a prime, in the representation's ticks; empty where they are no clock. */
    private OptionalLong lasts(Optional<Steps> prime, Steps steps) {
        return representation.lasts(prime.map(before -> joined(before, steps)).orElse(steps));
    }

    /** The new tones alone, but decoded behind the prime, whose steps may say where they stand. */
    private Decoded<Score> tones(Optional<Steps> prime, Steps steps) {
        if (prime.isEmpty()) {
            return decoded(steps);
        }
        Decoded<Score> before = decoded(prime.get());
        Decoded<Score> all = decoded(joined(prime.get(), steps));
        OptionalLong border = representation.lasts(prime.get());
        return new Decoded<>(
                all.content()
                        .withNotes(border.isPresent() ? behind(all.content(), border.getAsLong()) : added(before, all)),
                all.asked() - before.asked(),
                all.dropped() - before.dropped(),
                all.clamped() - before.clamped());
    }

    /** Steps that are no clock write a note once: those beyond the prime's are new. */
    private static List<Note> added(Decoded<Score> before, Decoded<Score> all) {
        List<Note> notes = all.content().notes();
        return notes.subList(before.content().notes().size(), notes.size());
    }

    /** What sounds from a tick on; a note that is held across it is new from there. */
    private static List<Note> behind(Score score, long border) {
        List<Note> notes = new ArrayList<>();
        for (Note note : score.notes()) {
            long onset = Math.max(note.onset(), border);
            if (note.end() > border) {
                notes.add(new Note(onset, note.end() - onset, note.pitch(), note.velocity(), note.channel()));
            }
        }
        return notes;
    }

    private Steps nothing() {
        int features = representation.columns().size();
        return new Steps(0, features, new float[0]);
    }

    private static Steps joined(Steps first, Steps second) {
        float[] values = Arrays.copyOf(first.values(), first.values().length + second.values().length);
        System.arraycopy(second.values(), 0, values, first.values().length, second.values().length);
        return new Steps(first.length() + second.length(), first.features(), values);
    }

    private Decoded<Score> decoded(Steps steps) {
        return representation.decode(steps, BLANK);
    }

    /** A prime in physical units. */
    private Steps encoded(Score prime) {
        Steps steps = representation.encode(prime.withoutDrums());
        if (steps.length() == 0) {
            throw Failure.data("the piece to go on from has no notes");
        }
        return steps;
    }

    @Override
    public void close() {
        generator.close();
    }
}
