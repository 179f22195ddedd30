package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorpusLoaderTest {
    private static final LoadOptions OPTIONS = LoadOptions.of(1, 2);

    @Test
    void encodesInNetworkUnits() {
        Score score = Score.of(96, List.of(new Note(0, 96, 96, 64, 0), new Note(96, 48, 32, 64, 0)));
        Dataset dataset = load(FakeMusic.piece("two notes", score));

        assertThat(dataset.pieces()).singleElement().satisfies(piece -> {
            assertThat(piece.name()).isEqualTo("two notes");
            assertThat(piece.split()).isEqualTo(Split.TRAIN);
            assertThat(piece.steps().values()).containsExactly(1, 0.5f, 0.5f, -0.5f);
            assertThat(piece.excerpt(ContentKinds.SCORE).notes()).isEqualTo(score.notes());
        });
    }

    @Test
    void leavesOutAndNamesWhatCannotBeLearnedFrom() {
        Score score = FakeMusic.melody(10, 1);
        Score finer = Score.of(
                192,
                score.notes().stream()
                        .map(n -> new Note(2 * n.onset(), 2 * n.duration(), n.pitch(), n.velocity(), 5))
                        .toList());
        Score drums = Score.of(96, List.of(new Note(0, 1, 36, 100, Note.DRUM_CHANNEL)));
        Census census = load(
                        FakeMusic.piece("a", score),
                        FakeMusic.unreadable("b"),
                        FakeMusic.piece("c", finer),
                        FakeMusic.failing("d", new NoClassDefFoundError("gone")),
                        FakeMusic.piece("e", Score.of(96, List.of())),
                        FakeMusic.piece("f", drums),
                        FakeMusic.salvaged("g", FakeMusic.melody(10, 2), "byte 7: odd", "byte 9: odd"),
                        FakeMusic.piece("h", Score.of(96, List.of(FakeMusic.BREAKS_REPRESENTATION))),
                        FakeMusic.piece("i", score))
                .census();

        assertThat(census.seen()).isEqualTo(9);
        assertThat(census.loaded()).isEqualTo(2);
        assertThat(census.notes()).isEqualTo(20);
        assertThat(census.duplicates()).containsExactly(new Census.Duplicate("c", "a"), new Census.Duplicate("i", "a"));
        assertThat(census.damaged())
                .containsExactly(
                        new Census.Damaged("b", "b: byte 0: not MIDI"),
                        new Census.Damaged("d", "java.lang.NoClassDefFoundError: gone"),
                        new Census.Damaged("h", "step 0 has NaN for pitch"));
        assertThat(census.empty()).containsExactly("e", "f");
        assertThat(census.salvaged())
                .containsExactly(new Census.Salvaged("g", List.of("byte 7: odd", "byte 9: odd"), 2));
        assertThat(census.summary())
                .isEqualTo(
                        "9 pieces seen: 2 loaded with 20 notes (1 of them salvaged), 2 duplicates, 3 damaged, 2 empty");
    }

    @Test
    void aDamagedPieceIsNamedOnce() {
        assertThat(List.of(
                        new Census.Damaged("a.mid", "a.mid: byte 0: odd"),
                        new Census.Damaged("in/a.mid", "/home/in/a.mid: byte 0: odd"),
                        new Census.Damaged("in/a.mid", "C:\\in\\a.mid: byte 0: odd"),
                        new Census.Damaged("a.mid", "/home/banana.mid: byte 0: odd")))
                .extracting(Census.Damaged::line)
                .containsExactly(
                        "a.mid: byte 0: odd",
                        "in/a.mid: byte 0: odd",
                        "in/a.mid: byte 0: odd",
                        "a.mid: /home/banana.mid: byte 0: odd");
    }

    @Test
    void countsOneInTheSingular() {
        assertThat(new Census(1, 1, 1, List.of(new Census.Duplicate("b", "a")), List.of(), List.of(), List.of(), "")
                        .summary())
                .isEqualTo("1 piece seen: 1 loaded with 1 note (0 of them salvaged), 1 duplicate, 0 damaged, 0 empty");
    }

    @Test
    void keepsDrumsWhenTold() {
        Score drums = Score.of(96, List.of(new Note(0, 1, 36, 100, Note.DRUM_CHANNEL)));
        Dataset dataset = CorpusLoader.load(
                ContentKinds.SCORE,
                List.of(FakeMusic.corpus(List.of(FakeMusic.piece("drums", drums)))),
                new FakeMusic.LengthAndPitch(),
                new LoadOptions(1, 1, true, 0.1, 0.1, 100),
                LoadProgress.none());

        assertThat(dataset.census().notes()).isEqualTo(1);
    }

    @Test
    void putsSeveralCorporaTogether() {
        List<Corpus.Piece<Score>> pieces = FakeMusic.melodies(30, 10);
        Dataset dataset = CorpusLoader.load(
                ContentKinds.SCORE,
                List.of(
                        FakeMusic.corpus(pieces.subList(0, 20)),
                        FakeMusic.corpus(pieces.subList(10, 30)),
                        FakeMusic.corpus(List.of())),
                new FakeMusic.LengthAndPitch(),
                OPTIONS,
                LoadProgress.none());

        assertThat(dataset.pieces())
                .extracting(EncodedPiece::name)
                .isEqualTo(pieces.stream().map(Corpus.Piece::name).toList());
        assertThat(dataset.census().duplicates()).hasSize(10);
    }

    @Test
    void givesTheSameForAnyNumberOfThreads() {
        List<Corpus.Piece<Score>> pieces = new ArrayList<>(FakeMusic.melodies(200, 150));
        pieces.addAll(FakeMusic.melodies(20, 150));
        pieces.add(50, FakeMusic.unreadable("bad"));
        Dataset alone = load(pieces, 1);

        for (int threads : new int[] {2, 3, 8}) {
            Dataset together = load(pieces, threads);
            assertThat(together).isEqualTo(alone);
        }
    }

    @Test
    void keepsPiecesOnTheirSidesAndTheirExcerptsInAnotherOrder() {
        List<Corpus.Piece<Score>> pieces = new ArrayList<>(FakeMusic.melodies(100, 150));
        Dataset forwards = load(pieces, 2);
        Collections.reverse(pieces);
        Dataset backwards = load(pieces, 2);

        assertThat(byName(backwards)).isEqualTo(byName(forwards));
        assertThat(backwards.census().digest()).isNotEqualTo(forwards.census().digest());
        assertThat(forwards.split(Split.TRAIN).size()
                        + forwards.split(Split.VALID).size()
                        + forwards.split(Split.TEST).size())
                .isEqualTo(100);
    }

    @Test
    void cutsExcerptsAtPlacesThatTheSeedDecides() {
        List<Corpus.Piece<Score>> pieces = FakeMusic.melodies(20, 150);
        Dataset dataset = load(pieces, 2);
        Dataset other = CorpusLoader.load(
                ContentKinds.SCORE,
                List.of(FakeMusic.corpus(pieces)),
                new FakeMusic.LengthAndPitch(),
                LoadOptions.of(2, 2),
                LoadProgress.none());

        assertThat(dataset.pieces()).allSatisfy(piece -> {
            assertThat(piece.excerpt(ContentKinds.SCORE).notes()).hasSize(100);
            assertThat(piece.excerpt(ContentKinds.SCORE).notes().get(0).onset()).isZero();
        });
        assertThat(dataset.pieces())
                .extracting(piece -> piece.excerpt(ContentKinds.SCORE))
                .isNotEqualTo(other.pieces().stream()
                        .map(piece -> piece.excerpt(ContentKinds.SCORE))
                        .toList());
        assertThat(other.census()).isEqualTo(dataset.census());
    }

    @Test
    void reportsProgressAfterEveryPiece() {
        List<Integer> seen = new ArrayList<>();
        CorpusLoader.load(
                ContentKinds.SCORE,
                List.of(FakeMusic.corpus(FakeMusic.melodies(5, 10))),
                new FakeMusic.LengthAndPitch(),
                OPTIONS,
                (done, total) -> {
                    assertThat(total).isEqualTo(5);
                    seen.add(done);
                });

        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void stopsWhenCancelledThoughAPieceHangs() {
        CountDownLatch never = new CountDownLatch(1);
        List<Corpus.Piece<Score>> pieces = new ArrayList<>(FakeMusic.melodies(5, 10));
        pieces.add(new FakeMusic.FakePiece("hangs", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new AssertionError("nobody opens it");
        }));
        LoadProgress cancelling = new LoadProgress() {
            private int done;

            @Override
            public void at(int count, int total) {
                done = count;
            }

            @Override
            public boolean cancelled() {
                return done == 5;
            }
        };

        assertThatThrownBy(() -> CorpusLoader.load(
                        ContentKinds.SCORE,
                        List.of(FakeMusic.corpus(pieces)),
                        new FakeMusic.LengthAndPitch(),
                        OPTIONS,
                        cancelling))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> load(FakeMusic.melodies(5, 10), 1))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void saysWhenNothingIsLeft() {
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> load(
                        FakeMusic.unreadable("a.mid"),
                        FakeMusic.unreadable("b.mid"),
                        FakeMusic.piece("c.mid", Score.of(96, List.of()))));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA);
        assertThat(failure)
                .hasMessageContaining("of 3 pieces 2 are damaged and 1 has no notes")
                .hasMessageContaining("a.mid");
        assertThatThrownBy(CorpusLoaderTest::load).isInstanceOf(Failure.class).hasMessageContaining("no pieces");
    }

    @Test
    void aRepresentationThatBreaksEndsLoadingAndIsNamed() {
        Representation<Score> broken = new FakeMusic.LengthAndPitch() {
            @Override
            public Steps encode(Score score) {
                throw new IllegalStateException("no key for this");
            }
        };
        GuardedRepresentation<Score> guarded = new GuardedRepresentation<>(broken, "keys", "keyboard");

        assertThatThrownBy(() -> CorpusLoader.load(
                        ContentKinds.SCORE,
                        List.of(FakeMusic.corpus(FakeMusic.melodies(3, 10))),
                        guarded,
                        OPTIONS,
                        LoadProgress.none()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.PLUGIN))
                .hasMessageContaining("the plugin keyboard cannot encode with its representation keys")
                .hasMessageContaining("IllegalStateException: no key for this")
                .hasMessageContaining("melody ");
    }

    @Test
    void aCorpusThatBreaksPluginContractsCostsOnePiece() {
        Census census = load(
                        FakeMusic.failing("a", Failure.plugin("broken corpus", null)),
                        FakeMusic.piece("b", FakeMusic.melody(10, 1)))
                .census();

        assertThat(census.damaged()).containsExactly(new Census.Damaged("a", "broken corpus"));
    }

    @Test
    void passesOnThatMemoryRanOut() {
        assertThatThrownBy(() -> load(FakeMusic.failing("huge", new OutOfMemoryError("simulated"))))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.RESOURCE))
                .hasMessageContaining("huge");
    }

    private static java.util.Map<String, EncodedPiece> byName(Dataset dataset) {
        return dataset.pieces().stream().collect(Collectors.toMap(EncodedPiece::name, Function.identity()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array goes no further than the list
    private static Dataset load(Corpus.Piece<Score>... pieces) {
        return load(Arrays.asList(pieces), 2);
    }

    private static Dataset load(List<Corpus.Piece<Score>> pieces, int threads) {
        return CorpusLoader.load(
                ContentKinds.SCORE,
                List.of(FakeMusic.corpus(pieces)),
                new FakeMusic.LengthAndPitch(),
                LoadOptions.of(1, threads),
                LoadProgress.none());
    }
}
