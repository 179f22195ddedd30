package continuo.shell.command.measure;

import continuo.design.Choice;
import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.measure.NamedScore;
import continuo.music.Score;
import continuo.shell.command.PieceFile;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.console.Remedies;
import continuo.shell.language.Arguments;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import continuo.spi.Corpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the pieces to evaluate: a file strictly, a folder or corpus taking what is sound. */
public final class EvaluatedPieces {
    private final Arguments arguments;
    private final Session session;
    private final Console console;
    private final List<NamedScore> pieces = new ArrayList<>();
    private final List<Choice> sources = new ArrayList<>();

    private EvaluatedPieces(Arguments arguments, Session session, Console console) {
        this.arguments = arguments;
        this.session = session;
        this.console = console;
    }

    /**
     * The pieces that have notes.
     *
     * @param words files, folders and corpora; the session's corpora when there are none
     * @throws Failure of kind DATA when there is no piece, or a file named is damaged
     */
    public static List<NamedScore> of(List<String> words, Arguments arguments, Session session, Console console) {
        EvaluatedPieces reading = new EvaluatedPieces(arguments, session, console);
        if (words.isEmpty()) {
            List<Choice> music = session.design().corpora();
            reading.sources.addAll(
                    arguments.has(PieceFile.DRUMS) ? Sources.keepingDrums(music, session.workplace()) : music);
        } else {
            List<String> rest = new ArrayList<>();
            for (String word : words) {
                reading.sort(word, rest);
            }
            reading.sources.addAll(Sources.of(rest, arguments.has(PieceFile.DRUMS), session.workplace()));
        }
        reading.readSources();
        if (reading.pieces.isEmpty()) {
            throw Failure.data("there is nothing to evaluate: no piece with a note was found");
        }
        return reading.pieces;
    }

    private void sort(String word, List<String> rest) {
        Path path = session.environment().path(word);
        if (Files.isRegularFile(path)) {
            add(word, PieceFile.read(word, arguments, session, console));
        } else {
            rest.add(word);
        }
    }

    private void add(String name, Score score) {
        if (score.notes().isEmpty()) {
            console.note(name + " has no notes and is left out");
        } else {
            pieces.add(new NamedScore(name, score));
        }
    }

    private void readSources() {
        List<Corpus.Piece<Score>> listed = new ArrayList<>();
        for (Corpus<Score> corpus : session.workplace().open(sources)) {
            listed.addAll(corpus.pieces());
        }
        AtomicInteger done = new AtomicInteger();
        List<String> damaged = Collections.synchronizedList(new ArrayList<>());
        List<Optional<NamedScore>> read;
        try (Progress progress = console.progress("reading")) {
            read = listed.parallelStream()
                    .map(piece -> {
                        console.cancellation().check();
                        Optional<NamedScore> score = read(piece, damaged);
                        progress.at(done.incrementAndGet(), listed.size());
                        return score;
                    })
                    .toList();
        }
        if (!damaged.isEmpty()) {
            console.note(Quantity.of(damaged.size(), "piece", "pieces") + " could not be read: " + damaged.get(0)
                    + (damaged.size() > 1 ? " …" : ""));
        }
        for (Optional<NamedScore> piece : read) {
            piece.ifPresent(found -> add(found.name(), found.score()));
        }
    }

    private Optional<NamedScore> read(Corpus.Piece<Score> piece, List<String> damaged) {
        try {
            Score score = piece.read().content();
            return Optional.of(
                    new NamedScore(piece.name(), arguments.has(PieceFile.DRUMS) ? score : score.withoutDrums()));
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.DATA) {
                damaged.add(Remedies.told(failure));
                return Optional.empty();
            }
            throw failure;
        }
    }
}
