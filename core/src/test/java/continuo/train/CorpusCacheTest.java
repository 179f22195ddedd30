package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.spi.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCacheTest {
    private static final LoadOptions OPTIONS = LoadOptions.of(1, 2);

    @TempDir
    private Path folder;

    private CorpusCache cache;
    private final AtomicInteger read = new AtomicInteger();
    private final List<String> notices = new ArrayList<>();

    @BeforeEach
    void open() {
        cache = new CorpusCache(folder.resolve("cache"));
    }

    /** Counts how often it is read. */
    private Corpus.Piece<Score> counted(Corpus.Piece<Score> piece) {
        return new FakeMusic.FakePiece(piece.name(), () -> {
            read.incrementAndGet();
            return piece.read();
        });
    }

    /** Something of everything. */
    private List<Corpus.Piece<Score>> pieces() {
        List<Corpus.Piece<Score>> pieces = new ArrayList<>(FakeMusic.melodies(30, 150));
        pieces.addAll(FakeMusic.melodies(5, 150));
        pieces.add(3, FakeMusic.unreadable("unreadable"));
        pieces.add(4, FakeMusic.piece("empty", Score.of(96, List.of())));
        pieces.add(5, FakeMusic.salvaged("salvaged", FakeMusic.melody(20, 99), "byte 7: odd", "byte 9: odd"));
        return pieces.stream().map(this::counted).toList();
    }

    private static MusicSource<Score> source(List<Corpus.Piece<Score>> pieces, String fingerprint) {
        return new MusicSource<>(
                ContentKinds.SCORE, pieces, new FakeMusic.LengthAndPitch(), OPTIONS, "music", Optional.of(fingerprint));
    }

    private Dataset load(MusicSource<Score> source) {
        return load(source, false);
    }

    private Dataset load(MusicSource<Score> source, boolean fresh) {
        return cache.load(source, fresh, new LoadProgress() {
            @Override
            public void at(int done, int total) {}

            @Override
            public void notice(String message) {
                notices.add(message);
            }
        });
    }

    private Dataset held(List<Corpus.Piece<Score>> pieces) {
        return CorpusLoader.load(
                ContentKinds.SCORE,
                List.of(FakeMusic.corpus(pieces)),
                new FakeMusic.LengthAndPitch(),
                OPTIONS,
                LoadProgress.none());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.toList();
        }
    }

    @Test
    void givesTheSameFromTheFileAsFromMemoryAndReadsNothingTwice() throws IOException {
        Dataset held = held(pieces());
        read.set(0);
        Dataset encoded = load(source(pieces(), "same"));
        int readOnce = read.get();
        Dataset kept = load(source(pieces(), "same"));

        assertThat(readOnce).isEqualTo(pieces().size());
        assertThat(read).hasValue(readOnce);
        assertThat(List.of(held.cached(), encoded.cached(), kept.cached())).containsExactly(false, false, true);
        for (Dataset dataset : List.of(encoded, kept)) {
            assertThat(dataset.pieces()).isEqualTo(held.pieces());
            assertThat(dataset.census()).isEqualTo(held.census());
        }
        assertThat(files()).hasSize(1);
        assertThat(notices).isEmpty();
    }

    @Test
    void readsAgainWhatHasChangedOrIsAskedFor() throws IOException {
        load(source(pieces(), "before"));
        List<Corpus.Piece<Score>> changed = FakeMusic.melodies(7, 150);

        assertThat(load(source(changed, "after")).pieces()).hasSize(7);
        assertThat(load(source(changed, "after")).cached()).isTrue();
        assertThat(load(source(changed, "after"), true).cached()).isFalse();
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsNoMusicThatCannotTellWhetherItHasChanged() throws IOException {
        MusicSource<Score> source = new MusicSource<>(
                ContentKinds.SCORE, pieces(), new FakeMusic.LengthAndPitch(), OPTIONS, "music", Optional.empty());

        assertThat(load(source).pieces()).isEqualTo(held(pieces()).pieces());
        assertThat(load(source).cached()).isFalse();
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNothingThatMayBeReadableTheNextTime() throws IOException {
        List<Corpus.Piece<Score>> pieces = new ArrayList<>(FakeMusic.melodies(5, 150));
        pieces.add(FakeMusic.failing("locked", Failure.resource("permission denied", null)));

        assertThat(load(source(pieces, "same")).census().damaged()).hasSize(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void makesAFileThatIsDamagedAnywhereAnewAndSaysSo() throws IOException {
        MusicSource<Score> source = source(pieces(), "same");
        List<EncodedPiece> sound = load(source).pieces();
        byte[] bytes = Files.readAllBytes(files().get(0));
        for (int part = 0; part < 40; part++) {
            int at = (int) ((long) part * (bytes.length - 1) / 39);
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            notices.clear();
            Files.write(files().get(0), damaged);
            Dataset dataset = load(source);

            assertThat(dataset.pieces()).as("byte %d", at).isEqualTo(sound);
            if (!dataset.cached()) {
                assertThat(notices).singleElement().asString().contains(files().get(0) + " cannot be used (");
            }
            // What fills blocks up to four bytes means nothing; nor does the reserved number of the header.
            assertThat(!dataset.cached() || at < 16 || dataset.pieces().equals(sound))
                    .isTrue();
        }
    }

    @Test
    void makesAFileThatWasCutOffAnew() throws IOException {
        MusicSource<Score> source = source(pieces(), "same");
        load(source);
        Files.write(files().get(0), new byte[100]);

        assertThat(load(source).cached()).isFalse();
        assertThat(load(source).cached()).isTrue();
        assertThat(notices).hasSize(1);
    }

    @Test
    void holdsTheMusicInMemoryWhereNoFileCanBeWritten() throws IOException {
        Files.createFile(folder.resolve("cache"));

        assertThat(load(source(pieces(), "same")).pieces())
                .isEqualTo(held(pieces()).pieces());
        assertThat(notices).singleElement().asString().contains("cache").contains("held in memory");
    }

    @Test
    void leavesNothingBehindWhenItIsCancelledOrNothingIsLeft() throws IOException {
        LoadProgress cancelling = new LoadProgress() {
            private int done;

            @Override
            public void at(int count, int total) {
                done = count;
            }

            @Override
            public boolean cancelled() {
                return done > 3;
            }
        };

        assertThatThrownBy(() -> cache.load(source(pieces(), "same"), false, cancelling))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        assertThatThrownBy(() -> load(source(List.of(FakeMusic.unreadable("a")), "same")))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA));
        assertThat(files()).isEmpty();
    }

    @Test
    void severalLoadingTheSameAtOnceAllGetIt() throws IOException {
        List<EncodedPiece> expected = held(pieces()).pieces();
        List<Dataset> loaded = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> cache.load(source(pieces(), "same"), false, LoadProgress.none()))
                .toList();

        assertThat(loaded).allSatisfy(dataset -> assertThat(dataset.pieces()).isEqualTo(expected));
        assertThat(files()).hasSize(1);
    }

    @Test
    void theFirstOfPiecesWithTheSameMusicCountsThoughItIsReadLast() {
        Score coarse = FakeMusic.melody(20, 1);
        Score fine = Score.of(
                96 * 1000,
                coarse.notes().stream()
                        .map(n -> new Note(1000 * n.onset(), 1000 * n.duration() + 1, n.pitch(), n.velocity(), 0))
                        .toList());
        CountDownLatch lastIsRead = new CountDownLatch(1);
        Corpus.Piece<Score> first = new FakeMusic.FakePiece("first", () -> {
            try {
                lastIsRead.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Reading.of(fine);
        });
        Corpus.Piece<Score> second = new FakeMusic.FakePiece("second", () -> Reading.of(coarse));
        Corpus.Piece<Score> last = new FakeMusic.FakePiece("last", () -> {
            lastIsRead.countDown();
            return Reading.of(FakeMusic.melody(20, 2));
        });
        Dataset dataset = load(source(List.of(first, second, last), "same"));

        assertThat(dataset.census().duplicates()).containsExactly(new Census.Duplicate("second", "first"));
        assertThat(dataset.pieces().get(0).excerpt(ContentKinds.SCORE).ticksPerQuarter())
                .isEqualTo(96_000);
        assertThat(dataset.pieces().get(0).steps())
                .isEqualTo(Units.toNetwork(
                        new FakeMusic.LengthAndPitch().encode(fine), new FakeMusic.LengthAndPitch().columns()));
    }
}
