package continuo.content;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContentDigestTest {
    private static final List<Note> CHORDS = List.of(
            new Note(0, 96, 60, 64, 0),
            new Note(0, 96, 64, 64, 0),
            new Note(0, 48, 64, 64, 0),
            new Note(96, 96, 67, 80, 0));

    private final String digest = ContentDigest.of(Score.of(96, CHORDS));

    @Test
    void doesNotDependOnTheOrderInAnOnset() {
        List<Note> backwards = new ArrayList<>(CHORDS);
        Collections.reverse(backwards);

        assertThat(ContentDigest.of(Score.of(96, backwards))).isEqualTo(digest).matches("[0-9a-f]{64}");
    }

    @Test
    void doesNotDependOnTheResolution() {
        for (int factor : new int[] {2, 5, 10}) {
            List<Note> finer = CHORDS.stream()
                    .map(n -> new Note(factor * n.onset(), factor * n.duration(), n.pitch(), n.velocity(), 0))
                    .toList();

            assertThat(ContentDigest.of(Score.of(96 * factor, finer))).isEqualTo(digest);
        }
    }

    @Test
    void doesNotDependOnChannelAndTempo() {
        List<Note> elsewhere = CHORDS.stream()
                .map(n -> new Note(n.onset(), n.duration(), n.pitch(), n.velocity(), 3))
                .toList();

        assertThat(ContentDigest.of(new Score(96, elsewhere, List.of(Tempo.ofQuartersPerMinute(77)), List.of())))
                .isEqualTo(digest);
    }

    @Test
    void dependsOnEverythingElseOfANote() {
        Note last = CHORDS.get(3);
        for (Note changed : List.of(
                new Note(97, last.duration(), last.pitch(), last.velocity(), 0),
                new Note(last.onset(), 95, last.pitch(), last.velocity(), 0),
                new Note(last.onset(), last.duration(), 66, last.velocity(), 0),
                new Note(last.onset(), last.duration(), last.pitch(), 81, 0))) {
            List<Note> notes = new ArrayList<>(CHORDS.subList(0, 3));
            notes.add(changed);

            assertThat(ContentDigest.of(Score.of(96, notes))).as("%s", changed).isNotEqualTo(digest);
        }
        assertThat(ContentDigest.of(Score.of(96, CHORDS.subList(0, 3)))).isNotEqualTo(digest);
    }

    @Test
    void takesPiecesOfAnyLength() {
        assertThat(ContentDigest.of(repeated(512))).isNotEqualTo(ContentDigest.of(repeated(513)));
        assertThat(ContentDigest.of(Score.of(96, List.of()))).isEqualTo(ContentDigest.of(Score.of(384, List.of())));
    }

    private static Score repeated(int notes) {
        return Score.of(
                96,
                IntStream.range(0, notes)
                        .mapToObj(i -> new Note(48L * i, 24, 60, 80, 0))
                        .toList());
    }
}
