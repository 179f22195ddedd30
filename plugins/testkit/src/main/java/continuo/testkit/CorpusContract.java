package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.spi.Corpus;
import continuo.spi.Corpus.Piece;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Corpus} promises. Extend it in your plugin's tests and give it a corpus with at least one piece that
 * can be read; at most {@value #PIECES} are.
 */
public abstract class CorpusContract extends ComponentContract {
    private static final int PIECES = 50;

    /** A fresh corpus to test; the same one each time. */
    protected abstract Corpus<Score> create();

    @Override
    final Class<?> componentClass() {
        return create().getClass();
    }

    @Test
    void listingIsTheSameEachTime() {
        Corpus<Score> corpus = create();
        assertThat(names(corpus)).isNotEmpty().isEqualTo(names(corpus)).isEqualTo(names(create()));
    }

    @Test
    void namesAreUnique() {
        assertThat(names(create()))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }

    /** A stamp says that nothing has changed: so it must not change by itself. */
    @Test
    void stampsAreTheSameEachTime() {
        Corpus<Score> corpus = create();
        assertThat(stamps(corpus)).isEqualTo(stamps(corpus));
    }

    @Test
    void somePieceCanBeRead() {
        assertThat(create().pieces().stream().limit(PIECES).flatMap(piece -> reading(piece).stream()))
                .as("pieces that can be read")
                .anySatisfy(reading -> assertThat(reading.content().notes()).isNotEmpty());
    }

    /** A piece that cannot be read fails as DATA, each time. */
    @Test
    void readingTwiceGivesTheSame() {
        List<Piece<Score>> pieces = create().pieces();
        List<Piece<Score>> fresh = create().pieces();
        for (int i = 0; i < Math.min(PIECES, pieces.size()); i++) {
            Optional<Reading<Score>> reading = reading(pieces.get(i));
            assertThat(reading(pieces.get(i))).as(pieces.get(i).name()).isEqualTo(reading);
            assertThat(reading(fresh.get(i))).as(pieces.get(i).name()).isEqualTo(reading);
        }
    }

    @Test
    void piecesAreReadOnSeveralThreads() throws Exception {
        List<Piece<Score>> pieces = create().pieces();
        assertSafeForSeveralThreads(Math.min(PIECES, pieces.size()), i -> reading(pieces.get(i)));
    }

    private static Optional<Reading<Score>> reading(Piece<Score> piece) {
        try {
            return Optional.of(piece.read());
        } catch (Failure failure) {
            assertThat(failure.kind()).as("%s: %s", piece.name(), failure).isEqualTo(Failure.Kind.DATA);
            return Optional.empty();
        }
    }

    private static List<Optional<String>> stamps(Corpus<Score> corpus) {
        return corpus.pieces().stream().map(Piece::stamp).toList();
    }

    private static List<String> names(Corpus<Score> corpus) {
        return corpus.pieces().stream().map(Piece::name).toList();
    }
}
