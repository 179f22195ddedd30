package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.content.ContentDigest;
import continuo.content.ContentKinds;
import continuo.music.Score;
import continuo.spi.Corpus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPiecesTest {
    private static List<Corpus.Piece<Score>> folder(int from) {
        List<Corpus.Piece<Score>> pieces = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pieces.add(FakeMusic.piece("piece " + i + ".mid", FakeMusic.melody(12, from + i)));
        }
        return pieces;
    }

    /** Two folders have a file of each name, and mostly on different sides. */
    @Test
    void aHeldOutPieceIsNotTrainingMusicBecauseAnotherCorpusHasOneOfItsName() {
        List<Corpus<Score>> corpora = List.of(FakeMusic.corpus(folder(0)), FakeMusic.corpus(folder(100)));
        Dataset dataset = CorpusLoader.load(
                ContentKinds.SCORE, corpora, new FakeMusic.LengthAndPitch(), LoadOptions.of(1, 2), LoadProgress.none());
        List<String> training =
                dataset.split(Split.TRAIN).stream().map(EncodedPiece::digest).toList();
        assertThat(training).hasSizeLessThan(40);

        List<String> read = TrainingPieces.of(corpora, dataset, false)
                .map(score -> ContentDigest.of(score))
                .toList();

        assertThat(read).containsExactlyElementsOf(training);
    }

    @Test
    void musicThatTwoCorporaHoldIsReadOnce() {
        Score same = FakeMusic.melody(12, 7);
        List<Corpus<Score>> corpora = List.of(
                FakeMusic.corpus(List.of(FakeMusic.piece("a", same))),
                FakeMusic.corpus(List.of(FakeMusic.piece("a", same))));
        Dataset dataset = CorpusLoader.load(
                ContentKinds.SCORE, corpora, new FakeMusic.LengthAndPitch(), LoadOptions.of(1, 2), LoadProgress.none());

        assertThat(TrainingPieces.of(corpora, dataset, false)).hasSize(1);
    }
}
