package continuo.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.corpora.BluesCorpus.Parameters;
import continuo.corpora.BluesCorpus.Scale;
import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.params.ParameterSchema;
import continuo.spi.Corpus;
import continuo.testkit.CorpusContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BluesCorpusTest extends CorpusContract {
    private static final int STEP = 192;
    private static final int BAR = 8 * STEP;
    private static final Set<Integer> C = Set.of(48, 52, 55);
    private static final Set<Integer> F = Set.of(48, 53, 57);
    private static final Set<Integer> G = Set.of(50, 55, 59);
    private static final List<Set<Integer>> CHORUS = List.of(C, C, C, C, F, F, C, C, G, F, C, C);

    @Override
    protected Corpus<Score> create() {
        return corpus(1, true, 8);
    }

    private static Corpus<Score> corpus(long seed, boolean melody, int chordSteps) {
        return new BluesCorpus(new Parameters(20, 3, melody, Scale.MINOR, chordSteps, seed));
    }

    private static List<Score> scores(Corpus<Score> corpus) {
        return corpus.pieces().stream().map(p -> p.read().content()).toList();
    }

    private static Map<Long, Set<Integer>> chordsByOnset(Score score) {
        return score.notes().stream()
                .filter(note -> note.pitch() < 60)
                .collect(Collectors.groupingBy(Note::onset, Collectors.mapping(Note::pitch, Collectors.toSet())));
    }

    @Test
    void everyBarOfEveryChorusHasItsChord() {
        assertThat(scores(create())).hasSize(20).allSatisfy(score -> {
            Map<Long, Set<Integer>> chords = chordsByOnset(score);
            assertThat(chords).hasSize(36);
            for (int bar = 0; bar < 36; bar++) {
                assertThat(chords.get((long) bar * BAR)).isEqualTo(CHORUS.get(bar % 12));
            }
        });
    }

    @Test
    void chordsCanBeStruckAtEveryStep() {
        Map<Long, Set<Integer>> chords =
                chordsByOnset(scores(corpus(1, false, 1)).get(0));
        assertThat(chords).hasSize(3 * 96);
        for (int step = 0; step < 3 * 96; step++) {
            assertThat(chords.get((long) step * STEP)).isEqualTo(CHORUS.get(step / 8 % 12));
        }
    }

    @Test
    void melodyIsPentatonicOnTheGridWithinItsOctaveOneToneAtATime() {
        assertThat(scores(create())).allSatisfy(score -> {
            List<Note> melody = melody(score);
            assertThat(melody).hasSizeGreaterThan(3 * 24);
            assertThat(melody).allSatisfy(note -> {
                assertThat(note.pitch()).isIn(60, 63, 65, 67, 70, 72);
                assertThat(note.onset() % STEP).isZero();
            });
            for (int i = 1; i < melody.size(); i++) {
                assertThat(melody.get(i).onset())
                        .isGreaterThanOrEqualTo(melody.get(i - 1).end());
            }
        });
    }

    @Test
    void melodyMovesMostlyInStepsAndRests() {
        assertThat(scores(create())).allSatisfy(score -> {
            List<Note> melody = melody(score);
            long sounding = melody.stream().mapToLong(Note::duration).sum();
            assertThat(sounding).isBetween(36L * BAR / 4, 36L * BAR * 4 / 5);
            double leap = 0;
            for (int i = 1; i < melody.size(); i++) {
                leap += Math.abs(melody.get(i).pitch() - melody.get(i - 1).pitch());
            }
            assertThat(leap / melody.size()).isBetween(1.0, 5.0);
        });
    }

    @Test
    void everyChorusEndsOnATonicTone() {
        assertThat(scores(create()))
                .allSatisfy(score -> assertThat(
                                melody(score).stream().filter(note -> note.onset() % (12 * BAR) == 11 * BAR))
                        .hasSize(3)
                        .allMatch(note -> Set.of(60, 67, 72).contains(note.pitch())));
    }

    @Test
    void withoutAMelodyThereAreOnlyChords() {
        assertThat(scores(corpus(1, false, 8))).allMatch(score -> melody(score).isEmpty());
    }

    @Test
    void piecesAndSeedsDiffer() {
        assertThat(scores(create())).doesNotHaveDuplicates().isNotEqualTo(scores(corpus(2, true, 8)));
    }

    @Test
    void chordStepsMustDivideTheBar() {
        assertThatThrownBy(() -> ParameterSchema.of(Parameters.class).parse(Map.of("chord-steps", "3")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("1, 2, 4 or 8");
    }

    private static List<Note> melody(Score score) {
        return score.notes().stream().filter(note -> note.pitch() >= 60).toList();
    }
}
