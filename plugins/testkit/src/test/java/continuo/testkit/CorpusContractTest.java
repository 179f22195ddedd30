package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pf4j.Extension;

class CorpusContractTest {
    /** Eight random pieces, the last of which cannot be read. */
    @Extension
    @Component(id = "random", summary = "random notes")
    public static class RandomPieces implements Corpus<Score> {
        public RandomPieces(NoParameters none) {}

        RandomPieces() {
            this(new NoParameters());
        }

        @Override
        public List<Piece<Score>> pieces() {
            return IntStream.range(0, 8).mapToObj(this::piece).toList();
        }

        private Piece<Score> piece(int number) {
            return new Piece<Score>() {
                @Override
                public String name() {
                    return RandomPieces.this.name(number);
                }

                @Override
                public Reading<Score> read() {
                    return Reading.of(score(number));
                }
            };
        }

        String name(int number) {
            return "piece " + number;
        }

        Score score(int number) {
            if (number == 7) {
                throw Failure.data("piece 7 is damaged");
            }
            return RandomScores.of(number);
        }
    }

    @Nested
    class OnASoundCorpus extends CorpusContract {
        @Override
        protected Corpus<Score> create() {
            return new RandomPieces();
        }
    }

    private static Set<String> failures(Corpus<Score> broken) throws IllegalAccessException {
        return Failures.of(new CorpusContract() {
            @Override
            protected Corpus<Score> create() {
                return broken;
            }
        });
    }

    @Test
    void noticesNamesThatAreNotUnique() throws IllegalAccessException {
        assertThat(failures(new RandomPieces() {
                    @Override
                    String name(int number) {
                        return "piece";
                    }
                }))
                .contains("namesAreUnique");
    }

    @Test
    void noticesAListingThatChanges() throws IllegalAccessException {
        assertThat(failures(new RandomPieces() {
                    private int calls;

                    @Override
                    public List<Piece<Score>> pieces() {
                        List<Piece<Score>> rotated = new ArrayList<>(super.pieces());
                        Collections.rotate(rotated, calls++);
                        return rotated;
                    }
                }))
                .contains("listingIsTheSameEachTime");
    }

    @Test
    void noticesAnotherPieceAtTheSecondReading() throws IllegalAccessException {
        AtomicInteger readings = new AtomicInteger();
        assertThat(failures(new RandomPieces() {
                    @Override
                    Score score(int number) {
                        return RandomScores.of(readings.incrementAndGet());
                    }
                }))
                .contains("readingTwiceGivesTheSame", "piecesAreReadOnSeveralThreads");
    }

    @Test
    void noticesFailuresOfTheWrongKindAndCorporaWithoutMusic() throws IllegalAccessException {
        assertThat(failures(new RandomPieces() {
                    @Override
                    Score score(int number) {
                        throw Failure.user("no such piece");
                    }
                }))
                .contains("readingTwiceGivesTheSame", "somePieceCanBeRead");
        assertThat(failures(new RandomPieces() {
                    @Override
                    Score score(int number) {
                        throw Failure.data("damaged");
                    }
                }))
                .contains("somePieceCanBeRead")
                .doesNotContain("readingTwiceGivesTheSame");
    }
}
