package continuo.train;

import continuo.cache.PackedPiece;
import continuo.content.ContentKind;
import continuo.fault.Failure;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import continuo.train.Intake.Harvest;
import continuo.train.PieceReader.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads corpora and encodes them, on several threads, without a tensor library. A piece's score is dropped as soon as it
 * is encoded, and only few pieces are under way at a time.
 *
 * @param <X> what pieces are made of
 */
public final class CorpusLoader<X> {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 100;
    /** So that no thread waits for work, and yet little is in memory. */
    private static final int UNDER_WAY_PER_THREAD = 8;

    private final PieceReader<X> reader;
    private final LoadOptions options;
    private final LoadProgress progress;

    private CorpusLoader(PieceReader<X> reader, LoadOptions options, LoadProgress progress) {
        this.reader = reader;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Loads all pieces of all corpora into memory; {@link CorpusCache} puts them into a file.
     *
     * @param kind what pieces are made of
     * @param representation a plugin's is a {@link GuardedRepresentation}
     * @return the same, in the same order, for the same pieces, representation and seed, however many threads read them
     * @throws Failure of kind DATA when nothing is left to learn from; of kind INTERRUPTED when cancelled; of kind
     *     RESOURCE when memory runs out; of kind PLUGIN when the representation breaks; whatever a corpus throws when it
     *     cannot list its pieces
     */
    public static <X> Dataset load(
            ContentKind<X> kind,
            List<Corpus<X>> corpora,
            Representation<X> representation,
            LoadOptions options,
            LoadProgress progress) {
        List<Corpus.Piece<X>> pieces =
                corpora.stream().flatMap(corpus -> corpus.pieces().stream()).toList();
        Harvest<PackedPiece> harvest = read(kind, pieces, representation, options, progress, Function.identity());
        Map<String, Split> sides = SplitAssignment.of(harvest.digests(), options);
        List<EncodedPiece> encoded = harvest.pieces().stream()
                .map(piece -> new EncodedPiece(
                        piece.name(), piece.digest(), Objects.requireNonNull(sides.get(piece.digest())), piece.music()))
                .toList();
        return new Dataset(encoded, harvest.census(), false);
    }

    /**
     * Reads pieces and puts their music away, piece by piece.
     *
     * @param away called on this thread
     * @throws Failure as {@link #load}
     */
    static <X, T> Harvest<T> read(
            ContentKind<X> kind,
            List<Corpus.Piece<X>> pieces,
            Representation<X> representation,
            LoadOptions options,
            LoadProgress progress,
            Function<PackedPiece, T> away) {
        CorpusLoader<X> loader =
                new CorpusLoader<>(new PieceReader<>(kind, representation, options), options, progress);
        Intake<T> intake = new Intake<>(pieces.size(), away);
        loader.read(pieces, intake);
        return intake.harvest();
    }

    private void read(List<Corpus.Piece<X>> pieces, Intake<?> intake) {
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "corpus loader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            collect(pieces, threads, intake);
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

    private record Read(int index, Outcome outcome) {}

    private void collect(List<Corpus.Piece<X>> pieces, ExecutorService threads, Intake<?> intake)
            throws InterruptedException, ExecutionException {
        CompletionService<Read> completed = new ExecutorCompletionService<>(threads);
        int underWay = UNDER_WAY_PER_THREAD * options.threads();
        int begun = 0;
        progress.at(0, pieces.size());
        for (int done = 0; done < pieces.size(); ) {
            if (progress.cancelled()) {
                throw cancelled();
            }
            for (; begun < Math.min(pieces.size(), done + underWay); begun++) {
                int index = begun;
                completed.submit(() -> new Read(index, reader.read(pieces.get(index))));
            }
            Future<Read> next = completed.poll(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            if (next != null) {
                intake.accept(next.get().index(), next.get().outcome());
                done++;
                progress.at(done, pieces.size());
            }
        }
    }

    private static Failure cancelled() {
        return Failure.interrupted("loading the corpus was cancelled");
    }
}
