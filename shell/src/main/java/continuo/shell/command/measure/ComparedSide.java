package continuo.shell.command.measure;

import continuo.fault.Failure;
import continuo.measure.NamedScore;
import continuo.run.RunDirectory;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the two sides of a comparison.
 *
 * @param name as the user gave it
 * @param pieces at least one, each with a note
 */
record ComparedSide(String name, List<NamedScore> pieces) {

    /**
     * The pieces a word names: a MIDI file, a folder of them, or a run, which stands for its samples.
     *
     * @throws Failure of kind USER when it names none of these, of kind DATA when there is no note in it
     */
    static ComparedSide of(String word, Arguments arguments, Session session, Console console) {
        Path path = session.environment().path(word);
        List<Path> files = Files.isRegularFile(path) ? List.of(path) : midiFiles(folder(word, path, session), word);
        List<NamedScore> pieces = new ArrayList<>();
        for (Path file : files) {
            String name = session.environment().shown(file);
            NamedScore piece = new NamedScore(name, PieceFile.read(name, arguments, session, console));
            if (piece.score().notes().isEmpty()) {
                console.note(name + " has no notes and is left out");
            } else {
                pieces.add(piece);
            }
        }
        if (pieces.isEmpty()) {
            throw Failure.data("there is nothing to compare in " + word + ": none of its pieces has a note");
        }
        return new ComparedSide(word, pieces);
    }

    private static Path folder(String word, Path path, Session session) {
        Optional<RunDirectory> run = session.runs().list().stream()
                .filter(it -> it.name().equals(word))
                .findFirst();
        if (run.isPresent()) {
            return run.get().samples();
        }
        if (Files.isDirectory(path)) {
            return path;
        }
        throw Failure.user("there is no file, folder or run \"" + word + "\" (runs list)");
    }

    private static List<Path> midiFiles(Path folder, String word) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".mid"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw Failure.user("there is no MIDI file in " + word + " yet (generate RUN writes a run's)");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
