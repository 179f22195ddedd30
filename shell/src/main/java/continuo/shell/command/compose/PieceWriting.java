package continuo.shell.command.compose;

import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.session.Session;
import continuo.studio.piece.Snapping;
import continuo.train.ComposedPiece;
import continuo.train.Composer;
import continuo.train.Noise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Composes what was asked for and writes it as MIDI files. */
record PieceWriting(Composing composing) {
    /** Drawn together; more would only take more memory, and let Ctrl-C wait. */
    private static final int TOGETHER = 64;

    /** Draws a piece for each noise, writes them as {@code STEM-1.mid} and so on, and says what they are. */
    void write(List<Noise> noise, String stem, String headline, Session session, Console console) {
        PieceFiles files = new PieceFiles(composing.folder(), stem, noise.size());
        List<Path> written = new ArrayList<>();
        ComposedTable table = new ComposedTable(composing, session, console);
        try (Composer composer = composing.checkpoint().composer(composing.sampling(), session);
                Progress progress = console.progress("composing")) {
            for (int from = 0; from < noise.size(); from += TOGETHER) {
                List<Noise> some = noise.subList(from, Math.min(noise.size(), from + TOGETHER));
                for (ComposedPiece drawn : composer.compose(composing.request(), some)) {
                    console.cancellation().check();
                    Snapping.Snapped piece = composing
                            .snapping()
                            .map(into -> into.apply(drawn))
                            .orElseGet(() -> Snapping.Snapped.untouched(drawn));
                    ComposedPiece.Part part = composing.withPrime()
                            ? piece.piece().withPrime()
                            : piece.piece().alone();
                    Path file = files.write(part);
                    written.add(file);
                    table.add(piece, part, file);
                }
                progress.at(from + some.size(), noise.size());
            }
        }
        session.lastPieces(written);
        table.print(headline);
    }
}
