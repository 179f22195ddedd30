package continuo.shell.command.corpus;

import continuo.music.Score;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.session.Session;
import continuo.spi.Representation;
import continuo.train.GuardedRepresentation;

/** A piece that the user names, and the representation that it is shown by. */
record ShownPiece(Score score, Representation<Score> representation) {
    /** @throws continuo.fault.Failure of kind USER when there is no such file, of kind DATA when it is damaged */
    static ShownPiece of(Arguments arguments, Session session, Console console) {
        return new ShownPiece(
                PieceFile.read(arguments, session, console),
                GuardedRepresentation.ofScores(
                        session.plugins(), session.designing().shownRepresentation()));
    }
}
