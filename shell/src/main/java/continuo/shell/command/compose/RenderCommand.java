package continuo.shell.command.compose;

import continuo.music.Score;
import continuo.shell.command.Command;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.sound.WavRenderer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a piece into a WAV file. */
public final class RenderCommand implements Command {
    private static final Argument OUT = Argument.one("OUT", Value.Plain.WAV_FILE, "the WAV file to write");
    private static final Option SOUND_FONT = Option.of(
                    "--soundfont", "SF2", Value.Plain.SOUND_FONT, "a SoundFont to play with")
            .otherwise("the JDK's own sounds");
    private static final Option RATE = Option.of(
                    "--rate", "HZ", new Value.WholeNumber(8_000, 192_000), "samples a second")
            .otherwise(WavRenderer.USUAL_RATE);

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("render", Task.LISTEN, "turn a piece into a WAV file")
                .with(PieceFile.FILE)
                .with(OUT)
                .with(SOUND_FONT)
                .with(RATE)
                .detail("Percussion is heard only with --drums.")
                .example("render song.mid song.wav");
        return PieceFile.options(syntax);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Score score = PieceFile.read(arguments, session, console);
        Path wav = session.environment().path(arguments.word(OUT.name()));
        console.cancellation().interruptWhenRequested(Thread.currentThread());
        WavRenderer.render(
                score,
                wav,
                arguments
                        .option(SOUND_FONT)
                        .map(session.environment()::existing)
                        .or(session.environment()::soundFont),
                (int) arguments.number(RATE).orElse(WavRenderer.USUAL_RATE));
        double seconds = score.secondsAt(score.endTick());
        if (console.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("file", arguments.word(PieceFile.FILE.name()));
            object.put("wav", wav.toString());
            object.put("seconds", seconds);
            console.object(object);
        } else {
            console.line("wrote " + session.environment().shown(wav) + ", " + Numbers.duration(seconds) + " of music");
        }
    }
}
