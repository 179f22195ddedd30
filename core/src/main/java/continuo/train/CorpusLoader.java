package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import continuo.train.PieceReader.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads corpora and encodes them, on several threads, without a tensor library. A piece's score is dropped as soon as it
 * is encoded, so memory holds little more than the numbers to learn from.
 */
public final class CorpusLoader {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 100;

    private final PieceReader reader;
    private final LoadOptions options;
    private final LoadProgress progress;

    private CorpusLoader(PieceReader reader, LoadOptions options, LoadProgress progress) {
        this.reader = reader;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Loads all pieces of all corpora.
     *
     * @param representation a plugin's is a {@link GuardedRepresentation}
     * @return the same, in the same order, for the same pieces, representation and seed, however many threads read them
     * @throws Failure of kind DATA when nothing is left to learn from; of kind INTERRUPTED when cancelled; of kind
     *     RESOURCE when memory runs out; of kind PLUGIN when the representation breaks; whatever a corpus throws when it
     *     cannot list its pieces
     */
    public static Dataset load(
            List<Corpus> corpora, Representation representation, LoadOptions options, LoadProgress progress) {
        List<Corpus.Piece> pieces =
                corpora.stream().flatMap(corpus -> corpus.pieces().stream()).toList();
        CorpusLoader loader = new CorpusLoader(new PieceReader(representation, options), options, progress);
        return loader.dataset(loader.read(pieces));
    }

    private List<Outcome> read(List<Corpus.Piece> pieces) {
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "corpus loader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return collect(pieces, threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException("reading a piece failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** What became of each piece, in the order of the pieces. */
    private List<Outcome> collect(List<Corpus.Piece> pieces, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        CompletionService<Outcome> completed = new ExecutorCompletionService<>(threads);
        List<Future<Outcome>> inOrder = new ArrayList<>();
        for (Corpus.Piece piece : pieces) {
            inOrder.add(completed.submit(() -> reader.read(piece)));
        }
        progress.at(0, pieces.size());
        for (int done = 0; done < pieces.size(); ) {
            if (progress.cancelled()) {
                throw cancelled();
            }
            Future<Outcome> next = completed.poll(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.get();
                done++;
                progress.at(done, pieces.size());
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : inOrder) {
            outcomes.add(future.get());
        }
        return outcomes;
    }

    private static Failure cancelled() {
        return Failure.interrupted("loading the corpus was cancelled");
    }

    private Dataset dataset(List<Outcome> outcomes) {
        List<Outcome.Encoded> loaded = new ArrayList<>();
        List<Census.Duplicate> duplicates = new ArrayList<>();
        List<Census.Damaged> damaged = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        Map<String, String> nameOfDigest = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Encoded piece) {
                String original = nameOfDigest.putIfAbsent(piece.digest(), piece.name());
                if (original == null) {
                    loaded.add(piece);
                } else {
                    duplicates.add(new Census.Duplicate(piece.name(), original));
                }
            } else if (outcome instanceof Outcome.Damaged piece) {
                damaged.add(new Census.Damaged(piece.name(), piece.reason()));
            } else if (outcome instanceof Outcome.Empty piece) {
                empty.add(piece.name());
            }
        }
        List<String> digests = loaded.stream().map(Outcome.Encoded::digest).toList();
        Census census = new Census(
                outcomes.size(),
                loaded.size(),
                loaded.stream().mapToLong(Outcome.Encoded::notes).sum(),
                duplicates,
                damaged,
                empty,
                salvaged(loaded),
                ContentDigest.ofAll(digests));
        if (loaded.isEmpty()) {
            throw nothingLeft(census);
        }
        return new Dataset(withSides(loaded, SplitAssignment.of(digests, options)), census);
    }

    private static List<Census.Salvaged> salvaged(List<Outcome.Encoded> loaded) {
        return loaded.stream()
                .filter(piece -> !piece.warnings().isEmpty())
                .map(piece -> Census.Salvaged.of(piece.name(), piece.warnings()))
                .toList();
    }

    private static List<EncodedPiece> withSides(List<Outcome.Encoded> loaded, Map<String, Split> sides) {
        return loaded.stream()
                .map(piece -> new EncodedPiece(
                        piece.name(), piece.digest(), sides.get(piece.digest()), piece.steps(), piece.excerpt()))
                .toList();
    }

    private static Failure nothingLeft(Census census) {
        if (census.seen() == 0) {
            return Failure.data("nothing to learn from: the corpus has no pieces; choose another (corpus use SRC)");
        }
        String why =
                census.damaged().isEmpty() ? "" : "; " + census.damaged().get(0).line();
        return Failure.data("nothing to learn from: of " + Quantity.of(census.seen(), "piece") + " "
                + Quantity.of(census.damaged().size(), "is", "are") + " damaged and "
                + Quantity.of(census.empty().size(), "has", "have")
                + " no notes; choose another corpus (corpus use SRC)" + why);
    }
}
