package continuo.shell.command.compose;

import continuo.fault.Failure;
import continuo.music.Key;
import continuo.music.MidiReader;
import continuo.music.Scale;
import continuo.music.Score;
import continuo.params.ParameterSchema;
import continuo.run.RunDirectory;
import continuo.shell.command.ChosenCheckpoint;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.console.Remedies;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.piece.Snapping;
import continuo.train.Composer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a generator is asked for, and the options that say so. */
record Composing(
        ChosenCheckpoint checkpoint,
        Composer.Request request,
        Optional<Snapping> snapping,
        Map<String, String> sampling,
        boolean withPrime,
        Path folder) {
    private static final int EVENTS_DEFAULT = 200;
    private static final int MOST_BARS = 10_000;
    private static final String AUTO = "auto";

    private static final Option EVENTS = Option.of(
                    "--events", "N", new Value.WholeNumber(1, 1_000_000), "steps of each")
            .otherwise(EVENTS_DEFAULT);
    private static final Option BARS = Option.of(
            "--bars",
            "N",
            new Value.WholeNumber(1, MOST_BARS),
            "exactly so many new bars of each, instead of --events");
    private static final Option PRIME = Option.of(
            "--prime", "FILE", Value.Plain.MIDI_FILE, "a piece to go on from; only what follows it is written");
    private static final Option WITH_PRIME =
            Option.flag("--with-prime", "write the prime, too, before what follows it");
    private static final Option TEMPERATURE = Option.of(
                    "--temperature",
                    "T",
                    new Value.Decimal(0, 2),
                    "how much is left to chance: 0 nothing, 1 as trained")
            .otherwise(1);
    private static final Option SAMPLING = Option.of(
                    "--sampling",
                    "NAME=VALUE,…",
                    Value.Plain.TEXT,
                    "parameters of the generator that only decide how it is drawn from")
            .otherwise("as it was trained");
    private static final Option KEY = Option.of(
            "--key", "KEY", Value.Plain.TEXT, "move tones into a key: C, F#, Bb …, or auto for each piece's own");
    private static final Option SCALE = Option.of("--scale", "SCALE", new Value.OneOf(scales()), "of the key")
            .otherwise("major; with --key auto the one that is heard");
    private static final Option OUT =
            Option.of("--out", "DIR", Value.Plain.FOLDER, "where to").otherwise("the run's folder samples");

    private static List<String> scales() {
        return Stream.of(Scale.values()).map(Scale::word).toList();
    }

    /** The syntax with the options. */
    static Syntax options(Syntax syntax) {
        return syntax.with(EVENTS)
                .with(BARS)
                .with(PRIME)
                .with(WITH_PRIME)
                .with(TEMPERATURE)
                .with(SAMPLING)
                .with(KEY)
                .with(SCALE)
                .with(OUT)
                .with(ChosenCheckpoint.OPTION)
                .detail(
                        "Bars are counted in the prime's time signature, without a prime in 4/4. The new music begins with"
                                + " the bar in which its first tone stands.")
                .detail("--key moves each new tone to the nearest of the scale, of two as near to the lower one.")
                .detail("A file that is there already is never overwritten: the new one gets another name.");
    }

    static List<String> problems(Arguments arguments) {
        List<String> problems = new ArrayList<>();
        if (arguments.has(EVENTS) && arguments.has(BARS)) {
            problems.add("--events and --bars both say how long: give one of them");
        }
        if (arguments.has(WITH_PRIME) && !arguments.has(PRIME)) {
            problems.add("--with-prime needs --prime FILE");
        }
        problems.addAll(Problems.of(() -> sampling(arguments)));
        problems.addAll(Problems.of(() -> snapping(arguments)));
        problems.addAll(ChosenCheckpoint.problems(arguments));
        return problems;
    }

    static Composing of(RunDirectory run, Arguments arguments, Session session, Console console) {
        Optional<Score> prime = arguments
                .option(PRIME)
                .map(file -> MidiReader.read(session.environment().existing(file), false)
                        .content());
        Composer.Length length = arguments.has(BARS)
                ? new Composer.Length.Bars((int) arguments.number(BARS).orElseThrow())
                : new Composer.Length.Events((int) arguments.number(EVENTS).orElse(EVENTS_DEFAULT));
        return new Composing(
                ChosenCheckpoint.of(run, arguments, console),
                new Composer.Request(
                        length, prime, arguments.decimal(TEMPERATURE).orElse(1)),
                snapping(arguments),
                sampling(arguments),
                arguments.has(WITH_PRIME),
                arguments.option(OUT).map(session.environment()::path).orElseGet(run::samples));
    }

    private static Map<String, String> sampling(Arguments arguments) {
        return arguments
                .option(SAMPLING)
                .map(text -> ParameterSchema.assignments(List.of(text.split(",", -1))))
                .orElse(Map.of());
    }

    private static Optional<Snapping> snapping(Arguments arguments) {
        // A word that is none has been complained of when this is asked for problems.
        Optional<Scale> scale = Stream.of(Scale.values())
                .filter(s -> arguments.option(SCALE).equals(Optional.of(s.word())))
                .findFirst();
        Optional<String> key = arguments.option(KEY);
        if (key.isEmpty()) {
            return scale.map(Snapping::toTheNearestKeyOf);
        }
        if (key.get().equals(AUTO)) {
            return Optional.of(scale.map(Snapping::toTheNearestKeyOf).orElseGet(Snapping::toTheKeyHeard));
        }
        try {
            return Optional.of(Snapping.to(new Key(Key.pitchClass(key.get()), scale.orElse(Scale.MAJOR))));
        } catch (Failure failure) {
            throw Failure.user("--key: " + Remedies.told(failure) + ", or auto");
        }
    }
}
