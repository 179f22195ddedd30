package continuo.shell.command.corpus;

import continuo.fault.Quantity;
import continuo.music.MidiWriter;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.shell.command.Command;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.console.Table;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Representation;
import continuo.studio.piece.RoundtripLosses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what the representation loses of a piece. */
public final class RoundtripCommand implements Command {
    private static final Option OUT =
            Option.of("--out", "FILE", Value.Plain.MIDI_FILE, "write what comes back as a MIDI file");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("roundtrip", Task.LEARN_FROM, "what the representation loses of a piece")
                .with(PieceFile.FILE)
                .with(OUT)
                .detail(
                        "Encodes the piece, decodes it again and compares the notes. Uses the representation that you have chosen,"
                                + " and before that the paper's, quadruplet.")
                .example("roundtrip song.mid")
                .example("roundtrip song.mid --out back.mid");
        return PieceFile.options(syntax);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        ShownPiece piece = ShownPiece.of(arguments, session, console);
        Representation<Score> representation = piece.representation();
        Score score = piece.score();
        Score copy = representation
                .decode(representation.encode(score), blank(score))
                .content();
        arguments
                .option(OUT)
                .ifPresent(file -> MidiWriter.write(copy, session.environment().path(file)));
        RoundtripLosses losses = RoundtripLosses.between(score, copy);
        if (console.json()) {
            console.object(object(arguments.word(PieceFile.FILE.name()), losses));
            return;
        }
        Table table = new Table(
                Table.Column.text("what", ""),
                Table.Column.number("mean", "mean"),
                Table.Column.number("largest", "largest"),
                Table.Column.text("unit", "unit"));
        console.line(Quantity.of(losses.notes(), "note", "notes") + ", of which "
                + Quantity.of(losses.lost(), "is", "are") + " lost; "
                + Quantity.of(losses.added(), "note is", "notes are") + " there that "
                + (losses.added() == 1 ? "was" : "were") + " not");
        row(table, "onset moved", losses.onset(), "1/384 quarter");
        row(table, "length changed", losses.length(), "1/384 quarter");
        row(table, "velocity changed", losses.velocity(), "of 127");
        console.table(table);
    }

    private static void row(Table table, String what, RoundtripLosses.Difference difference, String unit) {
        table.row(what, difference.mean(), difference.largest(), unit);
    }

    private static Map<String, Object> object(String file, RoundtripLosses losses) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file);
        object.put("notes", losses.notes());
        object.put("lost", losses.lost());
        object.put("added", losses.added());
        object.put("onset", difference(losses.onset()));
        object.put("length", difference(losses.length()));
        object.put("velocity", difference(losses.velocity()));
        return object;
    }

    private static Map<String, Object> difference(RoundtripLosses.Difference difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("mean", difference.mean());
        object.put("largest", difference.largest());
        return object;
    }

    /** The score's tempos in the representation's ticks. */
    private static Score blank(Score score) {
        List<Tempo> tempos = score.tempos().stream()
                .map(tempo -> new Tempo(
                        Math.round((double) tempo.tick() * Score.PAPER_TICKS_PER_QUARTER / score.ticksPerQuarter()),
                        tempo.microsecondsPerQuarter()))
                .toList();
        return new Score(Score.PAPER_TICKS_PER_QUARTER, List.of(), tempos, List.of());
    }
}
