package continuo.shell.command.compose;

import continuo.fault.Failure;
import continuo.music.BarGrid;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.shell.command.Command;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.sound.Player;
import java.util.ArrayList;
import java.util.List;

/** Plays a piece. */
public final class PlayCommand implements Command {
    private static final Argument FILE = Argument.optional("FILE", Value.Plain.MIDI_FILE, "a MIDI file");
    private static final Option PORT = Option.of(
                    "--port", "NAME", Value.Plain.TEXT, "a MIDI port, by a part of its name")
            .otherwise("the sound device");
    private static final Option PORTS = Option.flag("--ports", "list the MIDI ports");
    private static final Option FROM = Option.of(
                    "--from", "BAR", new Value.WholeNumber(1, Integer.MAX_VALUE), "begin with this bar")
            .otherwise(1);
    private static final Option TEMPO = Option.of(
                    "--tempo", "QPM", new Value.Decimal(5, 1000), "quarters a minute to begin with")
            .otherwise("the piece's own");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("play", Task.LISTEN, "play a piece on the sound device or a MIDI port")
                .with(FILE)
                .with(PORT)
                .with(PORTS)
                .with(FROM)
                .with(TEMPO)
                .detail(
                        "At the prompt the piano roll is shown and a cursor runs along; q stops. Ctrl-C stops anywhere.")
                .example("play --ports")
                .example("play song.mid");
        return PieceFile.options(syntax);
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return arguments.has(PORTS) || arguments.find(FILE.name()).isPresent()
                ? List.of()
                : List.of("FILE is missing: play FILE, or play --ports");
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        if (arguments.has(PORTS)) {
            ports(console);
            return;
        }
        String name = arguments.word(FILE.name());
        Score score = PieceFile.read(name, arguments, session, console);
        long start = start(score, arguments.number(FROM).orElse(1));
        Score played = score.from(start);
        if (arguments.has(TEMPO)) {
            played = faster(
                    played,
                    arguments.decimal(TEMPO).orElseThrow()
                            / played.initialTempo().quartersPerMinute());
        }
        try (PlayedRoll roll =
                new PlayedRoll(score, start, name, session.environment().unicode(), console)) {
            Player.play(played, arguments.option(PORT), roll, console.cancellation()::requested);
        }
    }

    private static void ports(Console console) {
        List<Player.Port> ports = Player.ports();
        if (ports.isEmpty() && !console.json()) {
            console.line("there is no MIDI port here");
            return;
        }
        Table table = new Table(Table.Column.text("port", "port"), Table.Column.text("description", "description"));
        ports.forEach(port -> table.row(port.name(), port.description()));
        console.table(table);
    }

    private static long start(Score score, long bar) {
        BarGrid grid = new BarGrid(score);
        if (bar > Math.max(1, grid.bars())) {
            throw Failure.user("--from " + bar + " is behind the end: the piece has " + grid.bars() + " bars");
        }
        return grid.startOf(bar - 1);
    }

    private static Score faster(Score score, double factor) {
        List<Tempo> tempos = new ArrayList<>();
        if (score.tempos().isEmpty() || score.tempos().get(0).tick() > 0) {
            tempos.add(Tempo.DEFAULT);
        }
        tempos.addAll(score.tempos());
        return new Score(
                score.ticksPerQuarter(),
                score.notes(),
                tempos.stream()
                        .map(tempo -> new Tempo(
                                tempo.tick(), (int) Math.max(1, Math.round(tempo.microsecondsPerQuarter() / factor))))
                        .toList(),
                score.timeSignatures());
    }
}
