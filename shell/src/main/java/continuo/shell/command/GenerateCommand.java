package continuo.shell.command;

import continuo.music.MidiReader;
import continuo.music.MidiWriter;
import continuo.music.Score;
import continuo.run.RunDirectory;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Representation.Decoded;
import continuo.train.Composer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Has a trained generator write pieces. */
final class GenerateCommand implements Command {
    private static final long COUNT_DEFAULT = 4;
    private static final long EVENTS_DEFAULT = 200;

    private static final Argument RUN =
            Argument.optional("RUN", Value.Plain.RUN, "its name; the last one when left out");
    private static final Option COUNT =
            Option.of("--count", "N", new Value.WholeNumber(1, 10_000), "how many pieces (" + COUNT_DEFAULT + ")");
    private static final Option EVENTS =
            Option.of("--events", "N", new Value.WholeNumber(1, 1_000_000), "steps of each (" + EVENTS_DEFAULT + ")");
    private static final Option SEED = Option.of(
            "--seed",
            "N",
            new Value.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
            "the same seed gives the same pieces (another each time)");
    private static final Option PRIME = Option.of(
            "--prime", "FILE", Value.Plain.MIDI_FILE, "a piece to go on from; it is not repeated in the result");
    private static final Option OUT =
            Option.of("--out", "DIR", Value.Plain.FOLDER, "where to (the run's folder samples)");

    @Override
    public Syntax syntax() {
        return Syntax.of("generate", Task.GENERATE, "have a trained generator write pieces as MIDI files")
                .with(RUN)
                .with(COUNT)
                .with(EVENTS)
                .with(SEED)
                .with(PRIME)
                .with(OUT);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        RunDirectory run = session.run(arguments.find(RUN.name()));
        Optional<Score> prime = arguments
                .option(PRIME)
                .map(file -> MidiReader.read(session.environment().existing(file), false)
                        .score()
                        .withoutDrums());
        long seed = arguments
                .number(SEED)
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        Path folder = arguments.option(OUT).map(session.environment()::path).orElseGet(run::samples);
        Composer.Request request = new Composer.Request(
                (int) arguments.number(COUNT).orElse(COUNT_DEFAULT),
                (int) arguments.number(EVENTS).orElse(EVENTS_DEFAULT),
                seed,
                prime);
        try (Composer composer = Composer.of(session.plugins(), run, console::note)) {
            List<Decoded> pieces = composer.compose(request);
            console.cancellation().check();
            write(pieces, folder, seed, session, console);
        }
    }

    private static void write(List<Decoded> pieces, Path folder, long seed, Session session, Console console) {
        Table table = new Table(
                Table.Column.number("notes", "notes"),
                Table.Column.number("seconds", "seconds"),
                Table.Column.number("silent", "silent"),
                Table.Column.number("clamped", "clamped"),
                Table.Column.text("file", "file"));
        int digits = Integer.toString(pieces.size()).length();
        for (int i = 0; i < pieces.size(); i++) {
            Decoded piece = pieces.get(i);
            String number = String.format("%0" + digits + "d", i + 1);
            Path file = folder.resolve("piece-" + seed + "-" + number + ".mid");
            MidiWriter.write(piece.score(), file);
            double seconds = piece.score().secondsAt(piece.score().endTick());
            table.row(
                    piece.score().notes().size(),
                    Math.round(seconds * 10) / 10.0,
                    piece.silent(),
                    piece.clamped(),
                    session.environment().shown(file));
        }
        if (!console.json()) {
            console.line(Numbers.count(pieces.size(), "piece", "pieces") + " with seed " + seed + ":");
        }
        console.table(table);
    }
}
