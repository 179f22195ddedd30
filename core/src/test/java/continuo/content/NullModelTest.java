package continuo.content;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NullModelTest {
    private final Score score = new Score(
            96,
            IntStream.range(0, 20_000)
                    .mapToObj(i -> new Note(i / 2, i % 7, 60, 1 + i % 127, i % 16))
                    .toList(),
            List.of(new Tempo(0, 600_000)),
            List.of());

    @Test
    void onlyPitchesChange() {
        Score drawn = NullModel.uniformPitch(score, new SplittableRandom(1));
        assertThat(drawn.tempos()).isEqualTo(score.tempos());
        assertThat(drawn.notes().stream()
                        .map(n -> new Note(n.onset(), n.duration(), 60, n.velocity(), n.channel()))
                        .toList())
                .isEqualTo(score.notes());
    }

    @Test
    void pitchesAreUniformOverTheWholeRange() {
        int[] counts = new int[128];
        NullModel.uniformPitch(score, new SplittableRandom(1)).notes().forEach(n -> counts[n.pitch()]++);
        double expected = score.notes().size() / 128.0;
        double chiSquare = IntStream.of(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        // 127 degrees of freedom: the 0.1 % quantiles.
        assertThat(chiSquare).isBetween(82.0, 181.0);
    }

    @Test
    void sameSeedDrawsTheSame() {
        assertThat(NullModel.uniformPitch(score, new SplittableRandom(5)))
                .isEqualTo(NullModel.uniformPitch(score, new SplittableRandom(5)))
                .isNotEqualTo(NullModel.uniformPitch(score, new SplittableRandom(6)));
    }
}
