package continuo.music;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Score SCORE = new Score(
            96,
            List.of(new Note(0, 500, 60, 64, 0), new Note(200, 50, 62, 64, 0), new Note(300, 50, 64, 64, 0)),
            List.of(new Tempo(0, 400_000), new Tempo(100, 500_000), new Tempo(250, 600_000)),
            List.of(new TimeSignature(0, 3, 4), new TimeSignature(288, 2, 4)));

    @Test
    void fromATickOnBeginsThereInItsTempoAndMetre() {
        assertThat(SCORE.from(200))
                .isEqualTo(new Score(
                        96,
                        List.of(new Note(0, 50, 62, 64, 0), new Note(100, 50, 64, 64, 0)),
                        List.of(new Tempo(0, 500_000), new Tempo(50, 600_000)),
                        List.of(new TimeSignature(0, 3, 4), new TimeSignature(88, 2, 4))));
        assertThat(SCORE.from(0)).isEqualTo(SCORE);
    }

    @Test
    void finerTicksAreTheSameMusic() {
        Score finer = SCORE.finer(4);
        assertThat(finer.ticksPerQuarter()).isEqualTo(384);
        assertThat(finer.notes().get(1)).isEqualTo(new Note(800, 200, 62, 64, 0));
        assertThat(finer.secondsAt(finer.endTick())).isEqualTo(SCORE.secondsAt(SCORE.endTick()));
        assertThat(new BarGrid(finer).bars()).isEqualTo(new BarGrid(SCORE).bars());
    }
}
