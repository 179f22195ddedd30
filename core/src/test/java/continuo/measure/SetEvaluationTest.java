package continuo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.LearnedMetric;
import continuo.spi.Metric;
import continuo.spi.SetMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SetEvaluationTest {
    /** Mean pitch of a set minus that of the real one. */
    private static final NamedSetMetric DIFFERENCE =
            metric("difference", (rows, real) -> Optional.of(mean(rows) - mean(real)));

    private static double mean(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).average().orElseThrow();
    }

    private static NamedSetMetric metric(String id, BiFunction<double[][], double[][], Optional<Double>> compare) {
        return new NamedSetMetric(id, new SetMetric<Score>() {
            @Override
            public Optional<double[]> describe(Score window) {
                OptionalDouble pitch =
                        window.notes().stream().mapToInt(Note::pitch).average();
                return pitch.isPresent() ? Optional.of(new double[] {pitch.getAsDouble()}) : Optional.empty();
            }

            @Override
            public Optional<Comparison> compare(double[][] rows, double[][] real) {
                return rows.length < 2
                        ? Optional.empty()
                        : compare.apply(rows, real).map(value -> new Comparison(value, Map.of("part", value)));
            }

            @Override
            public String unit() {
                return "semitones";
            }
        });
    }

    /** Windows of one note each, pitches spread evenly about a middle. */
    private static List<Score> windows(int count, int middle, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Score.of(384, List.of(new Note(0, 384, middle - 10 + random.nextInt(21), 64, 0))))
                .toList();
    }

    private static SetRow row(List<Score> windows, RealMusic real, long seed) {
        return SetEvaluation.evaluate(windows, List.of(DIFFERENCE), real, seed).get(0);
    }

    @Test
    void setsRealMusicAndChanceAreComparedWithWhatIsHeldOut() {
        SetRow row = row(windows(300, 70, 1), new RealMusic(windows(300, 60, 2), windows(300, 61, 3)), 1);
        assertThat(row.value().orElseThrow()).isCloseTo(10, within(1.5));
        assertThat(row.real().orElseThrow()).isCloseTo(1, within(1.5));
        assertThat(row.chance().orElseThrow()).isCloseTo(3.5, within(7.0));
        assertThat(row.windows()).isEqualTo(300);
        assertThat(row.realWindows()).isEqualTo(300);
        assertThat(row.parts()).containsOnlyKeys("part");
    }

    @Test
    void intervalIsThatOfTheTheory() {
        // Uniform on 21 pitches: variance 440/12; the difference of two means of 300 each has sd 0.494.
        SetRow row = row(windows(300, 70, 1), new RealMusic(windows(300, 60, 2), List.of()), 1);
        SetRow.Interval interval = row.interval().orElseThrow();
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * 0.494, within(0.4));
        assertThat(row.value().orElseThrow()).isBetween(interval.low(), interval.high());
        assertThat(row.real()).isEmpty();
        assertThat(row.chance()).isEmpty();
    }

    @Test
    void sameSeedGivesTheSameAndAnotherSeedDoesNot() {
        RealMusic real = new RealMusic(windows(50, 60, 2), windows(80, 61, 3));
        assertThat(row(windows(40, 70, 1), real, 7)).isEqualTo(row(windows(40, 70, 1), real, 7));
        assertThat(row(windows(40, 70, 1), real, 8).interval())
                .isNotEqualTo(row(windows(40, 70, 1), real, 7).interval());
    }

    @Test
    void realMusicStandsInAsManyWindowsAsThePieces() {
        NamedSetMetric size = metric("size", (rows, real) -> Optional.of((double) rows.length));
        RealMusic real = new RealMusic(windows(50, 60, 2), windows(80, 61, 3));
        SetRow few = SetEvaluation.evaluate(windows(12, 70, 1), List.of(size), real, 1)
                .get(0);
        assertThat(few.real()).hasValue(12);
        assertThat(few.chance()).hasValue(12);
        SetRow many = SetEvaluation.evaluate(windows(100, 70, 1), List.of(size), real, 1)
                .get(0);
        assertThat(many.real()).hasValue(80);
    }

    @Test
    void windowsThatCannotBeDescribedAreInNoSet() {
        List<Score> windows = Stream.concat(windows(3, 60, 1).stream(), Stream.of(Score.of(384, List.of())))
                .toList();
        assertThat(row(windows, new RealMusic(windows, List.of()), 1).windows()).isEqualTo(3);
    }

    @Test
    void tooSmallASetHasNoValueAndNoInterval() {
        SetRow row = row(windows(1, 60, 1), new RealMusic(windows(50, 60, 2), windows(50, 60, 3)), 1);
        assertThat(row.value()).isEmpty();
        assertThat(row.interval()).isEmpty();
        assertThat(row.parts()).isEmpty();
        assertThat(row(List.of(), RealMusic.NONE, 1).value()).isEmpty();
    }

    @Test
    void aMetricThatBreaksItsContractIsNamed() {
        NamedSetMetric broken = metric("broken", (rows, real) -> Optional.of(Double.NaN));
        NamedSetMetric throwing = metric("throwing", (rows, real) -> {
            throw new IllegalStateException("no");
        });
        RealMusic real = new RealMusic(windows(5, 60, 2), List.of());
        for (NamedSetMetric metric : List.of(broken, throwing)) {
            assertThatThrownBy(() -> SetEvaluation.evaluate(windows(5, 60, 1), List.of(metric), real, 1))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.PLUGIN))
                    .hasMessageStartingWith("set-metric " + metric.id());
        }
    }

    @Test
    void evaluationTakesOneWindowAPiece() {
        List<NamedScore> pieces = IntStream.range(0, 30)
                .mapToObj(i -> new NamedScore("piece " + i, repeated(250, 60 + i)))
                .toList();
        EvaluationTable table = Evaluation.evaluate(
                pieces,
                new Metrics(List.of(), List.of(DIFFERENCE)),
                new RealMusic(List.of(repeated(100, 60), repeated(99, 60)), List.of(repeated(300, 60))),
                1);
        assertThat(table.rows()).isEmpty();
        assertThat(table.sets()).singleElement().satisfies(row -> {
            assertThat(row.windows()).isEqualTo(30);
            assertThat(row.realWindows()).isEqualTo(1);
            assertThat(row.value().orElseThrow()).isCloseTo(14.5, within(1e-9));
        });
    }

    private static Score repeated(int notes, int pitch) {
        return Score.of(
                384,
                IntStream.range(0, notes)
                        .mapToObj(i -> new Note(i, 1, pitch, 64, 0))
                        .toList());
    }

    /** Whether a piece was among the music; counts it. */
    private record Known(List<Score> music) implements LearnedMetric<Score> {
        @Override
        public Metric<Score> learn(Stream<Score> pieces) {
            return new Known(pieces.toList());
        }

        @Override
        public OptionalDouble measure(Score score) {
            return music.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(music.contains(score) ? 1 : 0);
        }

        @Override
        public String unit() {
            return "fraction";
        }
    }

    @Test
    void metricsThatLearnAreShownTheMusic() {
        Metrics metrics = new Metrics(List.of(new NamedMetric("known", new Known(List.of()))), List.of());
        assertThat(metrics.learning()).hasSize(1);
        Metrics learned = metrics.learned(() -> windows(20, 60, 1).stream());
        NamedMetric known = learned.metrics().get(0);
        assertThat(known.measure(windows(20, 60, 1).get(3), "a piece")).hasValue(1);
        assertThat(known.measure(repeated(4, 60), "a piece")).hasValue(0);
        assertThat(metrics.metrics().get(0).measure(repeated(4, 60), "a piece")).isEmpty();
    }

    @Test
    void failureToReadTheMusicIsNotTheMetricsFault() {
        Metrics metrics = new Metrics(List.of(new NamedMetric("known", new Known(List.of()))), List.of());
        assertThatThrownBy(() -> metrics.learned(() -> Stream.of(1).map(i -> {
                    throw Failure.interrupted("stopped");
                })))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
    }
}
