package continuo.shell.command;

import continuo.music.Score;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;
import continuo.shell.sound.Player;

/** Plays a piece. */
final class PlayCommand implements Command {
    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("play", Task.LISTEN, "play a piece on the sound device; Ctrl-C stops it")
                .with(PieceFile.FILE)
                .example("play song.mid");
        return PieceFile.options(syntax);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Score score = PieceFile.read(arguments, session, console);
        try (Progress progress = console.progress("playing")) {
            Player.play(
                    score,
                    (seconds, total) -> progress.at(Math.round(seconds), Math.round(total)),
                    console.cancellation()::requested);
        }
    }
}
