package continuo.shell.command;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.view.PianoRoll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Draws a piece in the terminal. */
final class RollCommand implements Command {
    private static final Value BAR = new Value.WholeNumber(1, Integer.MAX_VALUE);
    private static final Option FROM =
            Option.of("--from", "BAR", BAR, "first bar").otherwise(1);
    private static final Option TO =
            Option.of("--to", "BAR", BAR, "last bar").otherwise("as many as there is room for");
    private static final Option ASCII = Option.flag("--ascii", "draw with plain characters only");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("roll", Task.LISTEN, "draw a piece as a piano roll")
                .with(PieceFile.FILE)
                .with(FROM)
                .with(TO)
                .with(ASCII)
                .example("roll song.mid")
                .example("roll song.mid --from 2 --to 3");
        return PieceFile.options(syntax);
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> bars(arguments));
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Score score = PieceFile.read(arguments, session, console);
        if (console.json()) {
            score.notes().forEach(note -> console.object(object(note, score.ticksPerQuarter())));
            return;
        }
        Bars bars = bars(arguments);
        boolean unicode = !arguments.has(ASCII) && session.environment().unicode();
        PianoRoll.render(
                        score,
                        new PianoRoll.Options(console.width(), bars.first(), bars.last(), unicode, console.colour()))
                .forEach(console::line);
    }

    private record Bars(int first, OptionalInt last) {}

    private static Bars bars(Arguments arguments) {
        int first = (int) arguments.number(FROM).orElse(1);
        OptionalLong last = arguments.number(TO);
        if (last.isPresent() && last.getAsLong() < first) {
            throw Failure.user("--to " + last.getAsLong() + " is before --from " + first);
        }
        return new Bars(first, last.isPresent() ? OptionalInt.of((int) last.getAsLong()) : OptionalInt.empty());
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
