package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.fault.Failure;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.spi.Column;
import continuo.spi.Representation;
import continuo.spi.Representation.Decoded;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Representation} promises. Extend it in your plugin's tests and say which one to test. */
public abstract class RepresentationContract extends ComponentContract {
    private static final int SCORES = 60;
    private static final float[] EXTREMES = {
        0, -0f, 0.5f, -1, 1, 127, 128, Float.MIN_VALUE, 1e9f, -1e9f, Float.MAX_VALUE, -Float.MAX_VALUE
    };

    /** The component to test. */
    protected abstract Representation<Score> create();

    @Override
    final Class<?> componentClass() {
        return create().getClass();
    }

    @Test
    void columnsHaveNamesAndUnits() {
        List<Column> columns = create().columns();
        assertThat(columns).isNotEmpty().isEqualTo(create().columns());
        assertThat(columns).extracting(Column::name).doesNotHaveDuplicates();
        assertThat(columns).allSatisfy(column -> {
            assertThat(column.name()).isNotBlank();
            assertThat(column.unit()).isNotBlank();
            assertThat(column.scaling().formula()).isNotBlank();
        });
    }

    /** To the precision of the float that the network sees, over the column's whole range. */
    @Test
    void scalingsInvert() {
        for (Column column : create().columns()) {
            for (int i = 0; i <= 100; i++) {
                double physical = column.min() + (column.max() - column.min()) * i * i / 10_000;
                float network = (float) column.scaling().toNetwork(physical);
                assertThat(network).as("%s of %s", column.name(), physical).isFinite();
                assertThat(column.scaling().toPhysical(network))
                        .as("%s by way of the network", column.name())
                        .isCloseTo(physical, within(1e-4 * Math.max(1, Math.abs(physical))));
            }
        }
    }

    @Test
    void encodedStepsLieInTheirColumns() {
        Representation<Score> representation = create();
        for (Score score : RandomScores.many(SCORES)) {
            Steps steps = representation.encode(score);
            assertThat(steps.features()).isEqualTo(representation.columns().size());
            for (int step = 0; step < steps.length(); step++) {
                for (int feature = 0; feature < steps.features(); feature++) {
                    assertBelongs(
                            steps.at(step, feature), representation.columns().get(feature));
                }
            }
        }
    }

    private static void assertBelongs(float value, Column column) {
        assertThat((double) value).as(column.name()).isFinite().isBetween(column.min(), column.max());
        switch (column.type()) {
            case CONTINUOUS -> {}
            case QUANTISED ->
                assertThat(column.levels()).as("levels of " + column.name()).contains((double) value);
            case BINARY, CATEGORICAL ->
                assertThat((double) value).as(column.name()).isEqualTo(Math.rint(value));
        }
    }

    @Test
    void encodingTwiceGivesTheSame() {
        for (Score score : RandomScores.many(SCORES)) {
            assertThat(create().encode(score)).isEqualTo(create().encode(score));
        }
    }

    private static final Score SILENCE = blank(List.of());

    private static Score blank(List<Tempo> tempos) {
        return new Score(Score.PAPER_TICKS_PER_QUARTER, List.of(), tempos, List.of());
    }

    @Test
    void silenceGivesNoSteps() {
        assertThat(create().encode(Score.of(480, List.of())).length()).isZero();
    }

    @Test
    void noStepsGiveSilence() {
        Representation<Score> representation = create();
        Decoded<Score> decoded =
                representation.decode(new Steps(0, representation.columns().size(), new float[0]), SILENCE);
        assertThat(decoded).isEqualTo(new Decoded<>(SILENCE, 0, 0, 0));
    }

    /** To be overridden where a representation generates its tempos. */
    @Test
    protected void temposAreKept() {
        Representation<Score> representation = create();
        List<Tempo> tempos = List.of(new Tempo(0, 400_000), new Tempo(3840, 700_000));
        Score score = representation
                .decode(representation.encode(RandomScores.of(5)), blank(tempos))
                .content();
        assertThat(score.tempos()).isEqualTo(tempos);
    }

    @Test
    void decodeIsTotalOnFiniteInput() {
        Representation<Score> representation = create();
        for (Steps steps : arbitrarySteps(representation)) {
            float[] before = steps.values().clone();
            Decoded<Score> decoded = representation.decode(steps, SILENCE);
            assertThat(decoded.content().ticksPerQuarter()).isEqualTo(Score.PAPER_TICKS_PER_QUARTER);
            assertThat(decoded.dropped()).isBetween(0, decoded.asked());
            assertThat(decoded.content().notes())
                    .as("every note is there or was dropped")
                    .hasSize(decoded.asked() - decoded.dropped());
            assertThat(decoded.clamped()).isBetween(0, decoded.asked());
            assertThat(steps.values()).as("the caller's steps").isEqualTo(before);
        }
    }

    @Test
    void decodeRefusesWhatIsNotFinite() {
        Representation<Score> representation = create();
        int features = representation.columns().size();
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int feature = 0; feature < features; feature++) {
                float[] values = new float[20 * features];
                values[17 * features + feature] = value;
                assertThatThrownBy(() -> representation.decode(new Steps(20, features, values), SILENCE))
                        .isInstanceOfSatisfying(
                                Failure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA))
                        .hasMessageContainingAll(
                                "17", representation.columns().get(feature).name());
            }
        }
    }

    /** Whatever decode can produce is encoded without loss: the round trip changes nothing the second time. */
    @Test
    void whatWasDecodedSurvivesTheRoundTrip() {
        Representation<Score> representation = create();
        List<Score> decoded = new ArrayList<>();
        for (Steps steps : arbitrarySteps(representation)) {
            decoded.add(representation.decode(steps, SILENCE).content());
        }
        for (Score score : RandomScores.many(SCORES)) {
            decoded.add(representation
                    .decode(representation.encode(score), blank(score.tempos()))
                    .content());
        }
        for (Score score : decoded) {
            Steps steps = representation.encode(score);
            Decoded<Score> again = representation.decode(steps, blank(score.tempos()));
            assertThat(again.content().notes()).containsExactlyInAnyOrderElementsOf(score.notes());
            assertThat(again.dropped()).as("dropped notes").isZero();
            assertThat(again.clamped()).as("clamped notes").isZero();
            assertThat(representation.encode(again.content())).isEqualTo(steps);
        }
    }

    @Test
    void isSafeForSeveralThreads() throws Exception {
        Representation<Score> representation = create();
        assertSafeForSeveralThreads(SCORES, seed -> {
            Steps steps = representation.encode(RandomScores.of(seed));
            return List.of(steps, representation.decode(steps, SILENCE));
        });
    }

    /** Values around the columns' ranges, as an untrained network gives them, and out of all bounds. */
    private static List<Steps> arbitrarySteps(Representation<Score> representation) {
        List<Column> columns = representation.columns();
        Random random = new Random(1);
        List<Steps> sequences = new ArrayList<>();
        for (int sequence = 0; sequence < 60; sequence++) {
            int length = random.nextInt(50);
            float[] values = new float[length * columns.size()];
            for (int i = 0; i < values.length; i++) {
                double any = columns.get(i % columns.size()).scaling().toPhysical(2 * random.nextGaussian());
                float extreme = EXTREMES[random.nextInt(EXTREMES.length)];
                values[i] = sequence % 3 == 0 && random.nextBoolean() ? extreme : (float) any;
            }
            sequences.add(new Steps(length, columns.size(), values));
        }
        float[] largest = new float[10 * columns.size()];
        Arrays.fill(largest, Float.MAX_VALUE);
        sequences.add(new Steps(10, columns.size(), largest));
        return sequences;
    }
}
