package continuo.shell.command.compose;

import continuo.fault.Failure;
import continuo.music.BarGrid;
import continuo.music.Note;
import continuo.music.Score;
import continuo.shell.command.Command;
import continuo.shell.command.PieceFile;
import continuo.shell.command.Problems;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.console.Screen;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.view.PianoRoll;
import continuo.shell.view.RollView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Draws a piece in the terminal. */
public final class RollCommand implements Command {
    private static final long PATIENCE_MILLISECONDS = 200;

    private static final Value BAR = new Value.WholeNumber(1, Integer.MAX_VALUE);
    private static final Option FROM =
            Option.of("--from", "BAR", BAR, "first bar").otherwise(1);
    private static final Option TO = Option.of("--to", "BAR", BAR, "last bar").otherwise("the last there is");
    private static final Option BARS = Option.of("--bars", "N", BAR, "how many bars, instead of --to");
    private static final Option OVERVIEW =
            Option.flag("--overview", "all the bars in one system, as small as it takes");
    private static final Option ASCII = Option.flag("--ascii", "draw with plain characters only");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("roll", Task.LISTEN, "draw a piece as a piano roll")
                .with(PieceFile.FILE)
                .with(FROM)
                .with(TO)
                .with(BARS)
                .with(OVERVIEW)
                .with(ASCII)
                .detail("A line a pitch; a tone begins with a shade for its velocity, soft to loud, and is held by a"
                        + " line. At the prompt a piece longer than the screen opens in a viewer: arrows, PgUp, PgDn,"
                        + " Home and End move, + and - zoom, q quits.")
                .example("roll song.mid")
                .example("roll song.mid --from 2 --bars 2");
        return PieceFile.options(syntax);
    }

    /** In the viewer one stays as long as one likes. */
    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> bars(arguments));
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Score score = PieceFile.read(arguments, session, console);
        Bars bars = bars(arguments);
        if (console.json()) {
            objects(score, bars, console);
            return;
        }
        boolean unicode = !arguments.has(ASCII) && session.environment().unicode();
        PianoRoll.Options options =
                new PianoRoll.Options(console.width(), bars.first(), bars.last(), unicode, console.colour());
        if (arguments.has(OVERVIEW)) {
            OptionalInt last = OptionalInt.of(bars.last().orElse(Integer.MAX_VALUE));
            PianoRoll.render(score, options.to(last)).forEach(console::line);
            return;
        }
        List<String> lines = PianoRoll.systems(score, options);
        Optional<Screen.Source> screen =
                console.screen().filter(it -> bars.last().isEmpty() && lines.size() >= it.height());
        if (screen.isEmpty()) {
            lines.forEach(console::line);
            return;
        }
        RollView view = new RollView(score, arguments.word(PieceFile.FILE.name()), unicode, console.colour());
        view.goTo(bars.first());
        console.flush();
        try (Screen open = screen.get().open()) {
            view(view, open, console.cancellation());
        }
    }

    private static void view(RollView view, Screen screen, Cancellation cancellation) {
        Screen.Key key = Screen.Key.NONE;
        while (key != Screen.Key.QUIT && !cancellation.requested()) {
            view.press(key);
            screen.draw(view.lines(screen.width(), screen.height(), ""));
            key = screen.read(PATIENCE_MILLISECONDS);
        }
    }

    private record Bars(int first, OptionalInt last) {}

    private static Bars bars(Arguments arguments) {
        int first = (int) arguments.number(FROM).orElse(1);
        OptionalLong last = arguments.number(TO);
        OptionalLong count = arguments.number(BARS);
        if (last.isPresent() && count.isPresent()) {
            throw Failure.user("--to and --bars both say where it ends: give one of them");
        }
        if (last.isPresent() && last.getAsLong() < first) {
            throw Failure.user("--to " + last.getAsLong() + " is before --from " + first);
        }
        if (count.isPresent()) {
            return new Bars(first, OptionalInt.of((int) Math.min(Integer.MAX_VALUE, first + count.getAsLong() - 1)));
        }
        return new Bars(first, last.isPresent() ? OptionalInt.of((int) last.getAsLong()) : OptionalInt.empty());
    }

    /** The notes that begin in the bars. */
    private static void objects(Score score, Bars bars, Console console) {
        BarGrid grid = new BarGrid(score);
        for (Note note : score.notes()) {
            long bar = grid.barAt(note.onset()) + 1;
            if (bar >= bars.first() && bar <= bars.last().orElse(Integer.MAX_VALUE)) {
                console.object(object(note, score.ticksPerQuarter()));
            }
        }
    }

    private static Map<String, Object> object(Note note, double ticksPerQuarter) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("onset", note.onset() / ticksPerQuarter);
        object.put("length", note.duration() / ticksPerQuarter);
        object.put("pitch", note.pitch());
        object.put("velocity", note.velocity());
        object.put("channel", note.channel());
        return object;
    }
}
