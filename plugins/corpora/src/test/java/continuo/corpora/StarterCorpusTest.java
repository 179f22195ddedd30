package continuo.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.corpora.abc.AbcRules;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Corpus;
import continuo.testkit.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StarterCorpusTest extends CorpusContract {
    private static final Path PIECES = Path.of("src/main/resources/continuo/corpora/starter");

    @Override
    protected Corpus<Score> create() {
        return corpus(1, 3);
    }

    private static Corpus<Score> corpus(long seed, double timing) {
        return new StarterCorpus(new StarterCorpus.Parameters(seed, timing));
    }

    private static List<Score> scores(Corpus<Score> corpus) {
        return corpus.pieces().stream().map(piece -> piece.read().content()).toList();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(PIECES)) {
            return files.filter(file -> file.toString().endsWith(".abc"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPieceIsWrittenByTheRules(Path file) throws IOException {
        assertThat(AbcRules.check(file.getFileName().toString(), Files.readString(file)))
                .isEmpty();
    }

    @Test
    void indexListsEveryFile() throws IOException {
        assertThat(Files.readAllLines(PIECES.resolve("INDEX")))
                .isEqualTo(files().stream().map(f -> f.getFileName().toString()).toList());
    }

    @Test
    void thereAreAtLeastThirtyPiecesAndEightThousandNotes() {
        List<Score> scores = scores(create());
        assertThat(scores).hasSizeGreaterThanOrEqualTo(30);
        assertThat(scores.stream().mapToInt(s -> s.notes().size()).sum()).isGreaterThanOrEqualTo(8000);
        assertThat(scores).allMatch(s -> s.notes().size() >= 100);
    }

    @Test
    void mostPiecesHaveChords() {
        List<Score> scores = scores(create());
        assertThat(scores.stream().filter(score -> chords(score) >= 0.1).count())
                .isGreaterThan(scores.size() * 3L / 4);
    }

    private static double chords(Score score) {
        Map<Long, Long> onsets =
                score.notes().stream().collect(Collectors.groupingBy(Note::onset, Collectors.counting()));
        return onsets.values().stream().filter(n -> n > 1).count() / (double) onsets.size();
    }

    @Test
    void dynamicsVaryWithinEveryPiece() {
        assertThat(scores(create())).allSatisfy(score -> {
            var velocities = score.notes().stream().mapToInt(Note::velocity).summaryStatistics();
            assertThat(velocities.getMax() - velocities.getMin()).isGreaterThan(10);
            assertThat(velocities.getAverage()).isBetween(35.0, 110.0);
        });
    }

    @Test
    void seedChangesTheDynamicsButNotTheNotes() {
        Score one = scores(corpus(1, 0)).get(0);
        Score two = scores(corpus(2, 0)).get(0);
        assertThat(one).isNotEqualTo(two);
        assertThat(one.notes()).extracting(Note::onset).isEqualTo(onsets(two));
        assertThat(one.notes()).extracting(Note::pitch).isEqualTo(pitches(two));
    }

    /** What begins together on paper begins together when played, and nothing is overtaken. */
    @Test
    void timingMovesOnsetsWithoutBreakingChordsOrTheirOrder() {
        List<Score> exact = scores(corpus(1, 0));
        List<Score> human = scores(corpus(1, 12));
        for (int i = 0; i < exact.size(); i++) {
            assertThat(onsets(exact.get(i)).stream().distinct().count())
                    .isEqualTo(onsets(human.get(i)).stream().distinct().count());
            assertThat(pitches(human.get(i))).isEqualTo(pitches(exact.get(i)));
            for (int n = 0; n < exact.get(i).notes().size(); n++) {
                assertThat(Math.abs(onsets(human.get(i)).get(n)
                                - onsets(exact.get(i)).get(n)))
                        .isLessThanOrEqualTo(24);
            }
        }
    }

    @Test
    void exactTimingKeepsTheGridOfThe64thTripletNotes() {
        assertThat(scores(corpus(1, 0)))
                .allSatisfy(score -> assertThat(score.notes()).allMatch(note -> note.onset() % 16 == 0));
    }

    @Test
    void noKeyIsStruckWhileItSounds() {
        assertThat(scores(create()))
                .allMatch(score -> score.notes().stream().collect(Collectors.groupingBy(Note::pitch)).values().stream()
                        .allMatch(StarterCorpusTest::oneAfterTheOther));
    }

    private static boolean oneAfterTheOther(List<Note> key) {
        return IntStream.range(1, key.size())
                .allMatch(i -> key.get(i).onset() >= key.get(i - 1).end());
    }

    private static List<Long> onsets(Score score) {
        return score.notes().stream().map(Note::onset).toList();
    }

    private static List<Integer> pitches(Score score) {
        return score.notes().stream().map(Note::pitch).toList();
    }
}
