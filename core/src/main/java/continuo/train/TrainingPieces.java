package continuo.train;

import continuo.content.ContentDigest;
import continuo.fault.Failure;
import continuo.music.Score;
import continuo.spi.Corpus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole music that a dataset learns from, which itself keeps only what was encoded: read again, for metrics. */
public final class TrainingPieces {
    private TrainingPieces() {}

    /**
     * The scores of the pieces on the side of training, in the dataset's order, each music once. Pieces are told by their
     * content: a name is unique within its corpus only.
     *
     * @param corpora those that the dataset was loaded from
     * @param drums whether General MIDI's percussion channel stays in
     * @return parallel: pieces are read while it is consumed; one that cannot be read any more is left out
     */
    public static Stream<Score> of(List<Corpus<Score>> corpora, Dataset dataset, boolean drums) {
        Set<String> names =
                dataset.split(Split.TRAIN).stream().map(EncodedPiece::name).collect(Collectors.toSet());
        Set<String> left = ConcurrentHashMap.newKeySet();
        dataset.split(Split.TRAIN).forEach(piece -> left.add(piece.digest()));
        return corpora.stream()
                .flatMap(corpus -> corpus.pieces().stream())
                .filter(piece -> names.contains(piece.name()))
                .toList()
                .parallelStream()
                .flatMap(piece -> read(piece).stream())
                .map(score -> drums ? score : score.withoutDrums())
                .filter(score -> left.remove(ContentDigest.of(score)));
    }

    private static Optional<Score> read(Corpus.Piece<Score> piece) {
        try {
            return Optional.of(piece.read().content());
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.DATA) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
