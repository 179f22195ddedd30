package continuo.studio.measure;

import continuo.content.ContentKinds;
import continuo.measure.Metrics;
import continuo.measure.RealMusic;
import continuo.music.Score;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Corpus;
import continuo.train.Dataset;
import continuo.train.EncodedPiece;
import continuo.train.Split;
import continuo.train.TrainingPieces;
import java.util.ArrayList;
import java.util.List;

/**
 * The music of a dataset that was not trained on, to measure generated pieces beside.
 *
 * @param dataset validation and test split are held out
 */
public record HeldOut(Dataset dataset) {
    /** With fewer pieces on a side, percentiles say little. */
    public static final int ENOUGH = 20;

    /** How many pieces are held out. */
    public int count() {
        return dataset.split(Split.VALID).size() + dataset.split(Split.TEST).size();
    }

    public boolean enough() {
        return count() >= ENOUGH;
    }

    /** One window a piece: of those held out where they are enough, with the others beside them; else of all. */
    public RealMusic real() {
        List<EncodedPiece> heldOut = new ArrayList<>(dataset.split(Split.VALID));
        heldOut.addAll(dataset.split(Split.TEST));
        return enough()
                ? new RealMusic(windows(heldOut), windows(dataset.split(Split.TRAIN)))
                : new RealMusic(windows(dataset.pieces()), List.of());
    }

    /** One window a piece of one side, with the music that was trained on beside it. */
    public RealMusic real(Split side) {
        return new RealMusic(windows(dataset.split(side)), windows(dataset.split(Split.TRAIN)));
    }

    /**
     * Lets metrics know the training music that need to. They do not where too little is held out: what is to be compared
     * with would be known, too.
     *
     * @param corpora that the dataset was loaded from
     * @param drums whether the percussion channel was kept when it was
     * @param check called for each piece, so that it can throw where somebody wants to stop
     */
    public Metrics learned(
            Metrics metrics, List<Selection> corpora, boolean drums, PluginHost plugins, Runnable check) {
        if (metrics.learning().findAny().isEmpty() || !enough()) {
            return metrics;
        }
        List<Corpus<Score>> opened = corpora.stream()
                .map(corpus -> plugins.corpus(corpus, ContentKinds.SCORE))
                .toList();
        return metrics.learned(() -> TrainingPieces.of(opened, dataset, drums).map(score -> {
            check.run();
            return score;
        }));
    }

    private static List<Score> windows(List<EncodedPiece> pieces) {
        return pieces.stream().map(piece -> piece.excerpt(ContentKinds.SCORE)).toList();
    }
}
