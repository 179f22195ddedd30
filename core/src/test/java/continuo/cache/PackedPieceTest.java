package continuo.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.content.ContentKinds;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import continuo.spi.Steps;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedPieceTest {
    private static final Score EXCERPT = new Score(
            480,
            List.of(new Note(0, 1L << 40, 127, 127, 15), new Note(7, 0, 0, 1, 0)),
            List.of(new Tempo(3, 16_777_215)),
            List.of(new TimeSignature(0, 255, 128)));

    /** Columns of one value, of as many as said, and of no two the same. */
    private static Steps steps(int length, int different) {
        SplittableRandom random = new SplittableRandom(different);
        float[] values = new float[3 * length];
        for (int t = 0; t < length; t++) {
            values[3 * t] = -0f;
            values[3 * t + 1] = random.nextInt(different) / 7f;
            values[3 * t + 2] = t + 0.5f;
        }
        return new Steps(length, 3, values);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "2,2",
        "3,2",
        "1000,1",
        "1000,255",
        "1000,256",
        "3000,257",
        "3001,900",
        "300000,65536",
        "300000,70000"
    })
    void comesBackToTheBit(int length, int different) {
        Steps steps = steps(length, different);
        PackedPiece packed = PackedPiece.of(steps, (step, column, value) -> value, ContentKinds.SCORE, EXCERPT);

        assertThat(packed.steps(0, length)).isEqualTo(steps);
        assertThat(packed.excerpt(ContentKinds.SCORE)).isEqualTo(EXCERPT);
        int from = length / 3;
        int count = (length - from) / 2;
        assertThat(packed.steps(from, count)).isEqualTo(steps.slice(from, from + count));
        assertThat(new PackedPiece(length, 3, packed.bytes())).isEqualTo(packed);
    }

    @Test
    void takesAFewBytesForValuesThatComeAgain() {
        IntFunction<Integer> bytes = different -> PackedPiece.of(
                        steps(10_000, different), (step, column, value) -> value, ContentKinds.SCORE, EXCERPT)
                .bytes()
                .remaining();

        assertThat(bytes.apply(100)).isLessThan(10_000 * (1 + 1 + 4) + 1_000);
        assertThat(bytes.apply(1_000)).isLessThan(10_000 * (1 + 2 + 4) + 5_000);
    }

    @Test
    void mapsEachDifferentValueOnceNamingTheFirstStepThatHasIt() {
        AtomicInteger calls = new AtomicInteger();
        Steps steps = new Steps(6, 1, new float[] {5, 5, 7, 5, 7, 5});
        PackedPiece packed = PackedPiece.of(
                steps,
                (step, column, value) -> {
                    calls.incrementAndGet();
                    assertThat(step).isEqualTo(value == 5 ? 0 : 2);
                    return 10 * value;
                },
                ContentKinds.SCORE,
                EXCERPT);

        assertThat(calls).hasValue(2);
        assertThat(packed.steps(0, 6).values()).containsExactly(50, 50, 70, 50, 70, 50);
    }

    @Test
    void refusesAWindowThatIsNotThere() {
        PackedPiece packed = PackedPiece.of(steps(10, 3), (step, column, value) -> value, ContentKinds.SCORE, EXCERPT);

        assertThatThrownBy(() -> packed.steps(5, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> packed.steps(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
