package continuo.shell.command;

import continuo.fault.Failure;
import continuo.music.MidiReader;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;

/** The MIDI file a command is about, and the options on how to read it. */
public final class PieceFile {
    public static final Argument FILE = Argument.one("FILE", Value.Plain.MIDI_FILE, "a MIDI file");
    public static final Option DRUMS = Option.flag("--drums", "keep the percussion channel");
    public static final Option SALVAGE = Option.flag("--salvage", "take what is sound of a damaged file");

    private PieceFile() {}

    /** The syntax with the two options. */
    public static Syntax options(Syntax syntax) {
        return syntax.with(DRUMS).with(SALVAGE);
    }

    /**
     * Reads the piece, and tells what was left out of a damaged one.
     *
     * @throws Failure of kind USER when there is no such file, of kind DATA when it is damaged
     */
    public static Score read(Arguments arguments, Session session, Console console) {
        return read(arguments.word(FILE.name()), arguments, session, console);
    }

    public static Score read(String name, Arguments arguments, Session session, Console console) {
        Path path = session.environment().existing(name);
        if (Files.isDirectory(path)) {
            throw Failure.user(name + " is a folder; name a MIDI file in it");
        }
        Reading<Score> reading = MidiReader.read(path, arguments.has(SALVAGE));
        reading.warnings().forEach(warning -> console.note(name + ": " + warning));
        return arguments.has(DRUMS) ? reading.content() : reading.content().withoutDrums();
    }
}
