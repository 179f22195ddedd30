package continuo.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Corpus;
import continuo.testkit.CorpusContract;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChordsCorpusTest extends CorpusContract {
    private static final Set<Integer> MAJOR = Set.of(0, 2, 4, 5, 7, 9, 11);

    @Override
    protected Corpus<Score> create() {
        return corpus(1);
    }

    private static Corpus<Score> corpus(long seed) {
        return new ChordsCorpus(new ChordsCorpus.Parameters(40, 50, seed));
    }

    private static List<Score> scores(long seed) {
        return corpus(seed).pieces().stream().map(p -> p.read().content()).toList();
    }

    @Test
    void everyOnsetHasThreeDifferentTones() {
        assertThat(scores(1)).hasSize(40).allSatisfy(score -> {
            assertThat(score.notes()).hasSize(150);
            assertThat(score.notes().stream()
                            .collect(Collectors.groupingBy(
                                    Note::onset, Collectors.mapping(Note::pitch, Collectors.toSet())))
                            .values())
                    .hasSize(50)
                    .allMatch(pitches -> pitches.size() == 3);
        });
    }

    @Test
    void allTonesOfAPieceLieInOneMajorScale() {
        assertThat(scores(2))
                .allMatch(score -> IntStream.range(0, 12)
                        .anyMatch(root -> score.notes().stream()
                                .allMatch(note -> MAJOR.contains(Math.floorMod(note.pitch() - root, 12)))));
    }

    @Test
    void piecesAndSeedsDiffer() {
        assertThat(scores(1)).doesNotHaveDuplicates().isNotEqualTo(scores(2)).isEqualTo(scores(1));
    }
}
