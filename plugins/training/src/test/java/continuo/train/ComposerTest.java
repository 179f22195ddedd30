package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.crnngan.CRnn;
import continuo.crnngan.GeneratorParameters;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.nn.Tensors;
import continuo.spi.Column;
import continuo.spi.Generator;
import continuo.spi.ModelContext;
import continuo.spi.Steps;
import continuo.train.Composer.Length;
import continuo.train.Composer.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ComposerTest {
    private static final List<Column> COLUMNS = SmallTraining.REPRESENTATION.columns();

    /** Plays one tone after the other, always as far apart, and remembers how many it was asked for. */
    private static final class Metronome implements Generator {
        private final float time;
        private final List<Integer> asked = new ArrayList<>();

        Metronome(float time) {
            this.time = time;
        }

        @Override
        public INDArray sample(Request request, List<? extends RandomGenerator> random) {
            asked.add(request.steps());
            float[] values = new float[request.steps() * request.batch() * 4];
            for (int row = 0; row < values.length; row += 4) {
                // A silent tone now and then.
                float intensity = row % 20 == 16 ? 0 : 90;
                System.arraycopy(new float[] {50, 440, intensity, time}, 0, values, row, 4);
            }
            Steps steps = Units.toNetwork(new Steps(values.length / 4, 4, values), COLUMNS);
            return Tensors.fromTimeMajor(steps.values(), request.steps(), request.batch(), 4);
        }

        @Override
        public INDArray weights() {
            return Nd4j.zeros(1, 0);
        }

        @Override
        public INDArray gradient() {
            return weights();
        }

        @Override
        public List<WeightBlock> blocks() {
            return List.of();
        }

        @Override
        public void weightsChanged() {}

        @Override
        public String description() {
            return "a metronome";
        }

        @Override
        public void close() {}
    }

    private static List<ComposedPiece> composed(Generator generator, Length length, int count) {
        try (Composer composer = new Composer(generator, SmallTraining.REPRESENTATION, Tempo.DEFAULT)) {
            return composer.compose(new Request(length, Optional.empty(), 1), Noise.ofSeed(1, count));
        }
    }

    @Test
    void moreIsDrawnUntilTheBarsAreFull() {
        Metronome slow = new Metronome(24);
        ComposedPiece piece = composed(slow, new Length.Bars(3), 1).get(0);
        assertThat(slow.asked).containsExactly(64, 128, 256);
        assertThat(piece.filled()).isTrue();
        assertThat(piece.endTick() - piece.startTick()).isEqualTo(3 * 4 * 384);
        // 64 tones a bar, every fifth of them silent, the first at time 24.
        assertThat(piece.tones().notes().size() + piece.silent()).isEqualTo(3 * 64 - 1);
        assertThat(piece.silent()).isEqualTo(38);
    }

    @Test
    void whatStandsStillIsGivenUp() {
        Metronome still = new Metronome(0);
        ComposedPiece piece = composed(still, new Length.Bars(2), 2).get(1);
        assertThat(still.asked).startsWith(48, 96).endsWith(4096);
        assertThat(piece.filled()).isFalse();
        assertThat(piece.alone().endTick()).isEqualTo(2 * 4 * 384);
    }

    @Test
    void eventsAreSteps() {
        ComposedPiece piece =
                composed(new Metronome(96), new Length.Events(10), 1).get(0);
        assertThat(piece.tones().notes()).hasSize(8);
        assertThat(piece.silent()).isEqualTo(2);
        assertThat(piece.startTick()).isZero();
    }

    @Test
    void aPieceIsTheSameWhateverElseIsDrawn() {
        ModelContext context = new ModelContext(COLUMNS, 1, 3);
        List<ComposedPiece> many =
                composed(new CRnn(new GeneratorParameters(20, 2, 0, 2), context), new Length.Events(40), 17);
        for (int count : new int[] {1, 2, 5}) {
            assertThat(composed(new CRnn(new GeneratorParameters(20, 2, 0, 2), context), new Length.Events(40), count))
                    .isEqualTo(many.subList(0, count));
        }
    }

    @Test
    void aPrimeIsReadWithoutItsPercussion() {
        List<Note> tune = List.of(new Note(0, 96, 60, 64, 0), new Note(96, 96, 62, 64, 0));
        List<Note> withDrums = new ArrayList<>(tune);
        withDrums.add(new Note(48, 10, 36, 64, Note.DRUM_CHANNEL));
        ModelContext context = new ModelContext(COLUMNS, 1, 1);
        List<List<Note>> results = new ArrayList<>();
        for (List<Note> notes : List.of(tune, withDrums)) {
            try (Composer composer = new Composer(
                    new CRnn(new GeneratorParameters(20, 2, 0, 2), context),
                    SmallTraining.REPRESENTATION,
                    Tempo.DEFAULT)) {
                Request request = new Request(new Length.Events(20), Optional.of(Score.of(96, notes)), 1);
                results.add(composer.compose(request, Noise.ofSeed(1, 1))
                        .get(0)
                        .tones()
                        .notes());
            }
        }
        assertThat(results.get(1)).isNotEmpty().isEqualTo(results.get(0));
        assertThat(results.get(0)).allMatch(note -> note.onset() >= 384 * 96 / 384);
    }
}
