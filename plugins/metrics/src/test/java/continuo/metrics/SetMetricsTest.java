package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.metrics.SetDistances.Figure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.LearnedMetric;
import continuo.spi.SetMetric;
import continuo.spi.SetMetric.Comparison;
import continuo.testkit.LearnedMetricContract;
import continuo.testkit.RandomScores;
import continuo.testkit.SetMetricContract;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SetMetricsTest {
    private static final NoParameters NONE = new NoParameters();

    @Nested
    class RealismIsSound extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new Realism(NONE);
        }
    }

    @Nested
    class FrechetDistanceIsSound extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new FrechetDistance(NONE);
        }
    }

    @Nested
    class SetOverlapIsSound extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new SetDistances(new SetDistances.Parameters(Figure.OVERLAP));
        }
    }

    @Nested
    class SetDivergenceIsSound extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new SetDistances(new SetDistances.Parameters(Figure.DIVERGENCE));
        }
    }

    @Nested
    class IntraSetDistanceIsSound extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new SetDistances(new SetDistances.Parameters(Figure.INTRA));
        }
    }

    @Nested
    class InterSetDistanceIsSound extends SetMetricContract {
        @Override
        protected SetMetric<Score> create() {
            return new SetDistances(new SetDistances.Parameters(Figure.INTER));
        }
    }

    @Nested
    class SharedRunIsSound extends LearnedMetricContract {
        @Override
        protected LearnedMetric<Score> create() {
            return new SharedRun(NONE);
        }
    }

    static double[][] rows(SetMetric<Score> metric, List<Score> scores) {
        return scores.stream().flatMap(score -> metric.describe(score).stream()).toArray(double[][]::new);
    }

    @Test
    void realismOfASetBesideItselfIsOne() {
        Realism realism = new Realism(NONE);
        double[][] rows = rows(realism, RandomScores.many(50));
        Comparison comparison = realism.compare(rows, rows).orElseThrow();
        assertThat(comparison.value()).isCloseTo(1, within(1e-4));
        assertThat(comparison.parts()).hasSize(10).containsKeys("scale-consistency", "log-gap-repetitions");
    }

    @Test
    void oneFeatureThatStandsStillCostsATenth() {
        Realism realism = new Realism(NONE);
        List<Score> scores = RandomScores.many(50);
        double[][] real = rows(realism, scores);
        double[][] even = rows(
                realism,
                scores.stream()
                        .map(score -> score.withNotes(score.notes().stream()
                                .map(n -> new Note(n.onset(), n.duration(), n.pitch(), 64, n.channel()))
                                .toList()))
                        .toList());
        assertThat(realism.compare(even, real).orElseThrow().value()).isCloseTo(0.9, within(1e-4));
    }

    @Test
    void featuresAreThoseOfTheirDefinition() {
        // Two chords and two tones: onsets 0, 96, 144 and 240 of 96 a quarter, which are 0, 384, 576 and 960 of 384.
        Score score = Score.of(
                96,
                List.of(
                        new Note(0, 96, 60, 40, 0),
                        new Note(0, 96, 64, 60, 0),
                        new Note(96, 48, 62, 50, 0),
                        new Note(144, 96, 67, 70, 0),
                        new Note(144, 96, 59, 80, 0),
                        new Note(200, 96, 38, 80, Note.DRUM_CHANNEL),
                        new Note(240, 0, 66, 60, 0)));
        double[] row = WindowFeatures.of(score).orElseThrow();
        assertThat(row[0]).as("scale: all but f sharp in C, all but none in G").isEqualTo(1);
        assertThat(row[1]).as("polyphony").isEqualTo(0.5);
        assertThat(row[2]).as("tone span").isEqualTo(8);
        assertThat(row[3]).as("unique tones").isEqualTo(6);
        assertThat(row[4]).as("repetitions").isZero();
        assertThat(row[5]).as("mean length").isCloseTo(Math.log1p((4 * 384 + 192) / 6.0), within(1e-12));
        assertThat(row[6]).as("mean gap").isCloseTo(Math.log1p(960 / 3.0), within(1e-12));
        assertThat(row[7]).as("intensity").isEqualTo(60);
        assertThat(row[8]).as("top interval").isCloseTo((2 + 5 + 1) / 3.0, within(1e-12));
        assertThat(row[9]).as("repetitions of gaps").isZero();
    }

    @Test
    void gapsThatComeAgainAreRepetitionsOfGaps() {
        // Seven onsets a quarter apart have six gaps: one pair of three without overlap.
        double[] row =
                WindowFeatures.of(Music.melody(60, 61, 62, 63, 64, 65, 66)).orElseThrow();
        assertThat(row[9]).isEqualTo(Math.log1p(1));
    }

    @Test
    void frechetDistanceOfShiftedFeaturesIsTheShift() {
        double[][] real = filled(40, 4, 1);
        double[][] shifted = Arrays.stream(real)
                .map(row -> new double[] {row[0], row[1] + 1, row[2], row[3]})
                .toArray(double[][]::new);
        double variance = SymmetricMatrix.covariance(real, mean(real)).rows()[1][1];
        Comparison comparison = new FrechetDistance(NONE).compare(shifted, real).orElseThrow();
        assertThat(comparison.value()).isCloseTo(1 / variance, within(1e-9));
        assertThat(comparison.parts().get("covariances")).isCloseTo(0, within(1e-9));
    }

    @Test
    void spreadHasItsClosedFormWhereMatricesCommute() {
        // Rotations of diag(4, 9) and diag(1, 25): (2-1)² + (3-5)².
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        assertThat(FrechetDistance.spread(rotated(4, 9, c, s), rotated(1, 25, c, s)))
                .isCloseTo(5, within(1e-12));
    }

    @Test
    void spreadTakesMatricesWithoutFullRank() {
        // diag(4, 0) and diag(0, 9) share nothing: 4 + 9.
        SymmetricMatrix a = new SymmetricMatrix(new double[][] {{4, 0}, {0, 0}});
        SymmetricMatrix b = new SymmetricMatrix(new double[][] {{0, 0}, {0, 9}});
        assertThat(FrechetDistance.spread(a, b)).isCloseTo(13, within(1e-12));
        assertThat(FrechetDistance.spread(a, a)).isCloseTo(0, within(1e-12));
    }

    private static SymmetricMatrix rotated(double first, double second, double c, double s) {
        double off = (first - second) * c * s;
        return new SymmetricMatrix(new double[][] {
            {first * c * c + second * s * s, off}, {off, first * s * s + second * c * c}
        });
    }

    @Test
    void squareRootSquaredIsTheMatrix() {
        double[][] samples = filled(40, 9, 1.3);
        SymmetricMatrix matrix = SymmetricMatrix.covariance(samples, mean(samples));
        double[][] identity = new double[9][9];
        for (int i = 0; i < 9; i++) {
            identity[i][i] = 1;
        }
        double[][] square =
                matrix.squareRoot().around(new SymmetricMatrix(identity)).rows();
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                assertThat(square[i][j]).isCloseTo(matrix.rows()[i][j], within(1e-10));
            }
        }
    }

    /** SciPy's sqrtm gives 0.2755383362422477 and 0.2542699064216689 for these rows. */
    @Test
    void frechetDistanceAgreesWithSciPy() {
        Comparison comparison = new FrechetDistance(NONE)
                .compare(filled(40, 4, 1), filled(50, 4, 1.7))
                .orElseThrow();
        assertThat(comparison.parts().get("means")).isCloseTo(0.2755383362422477, within(1e-12));
        assertThat(comparison.parts().get("covariances")).isCloseTo(0.2542699064216689, within(1e-7));
    }

    private static double[][] filled(int count, int columns, double scale) {
        double[][] rows = new double[count][columns];
        for (int i = 1; i <= count; i++) {
            for (int j = 1; j <= columns; j++) {
                rows[i - 1][j - 1] = i * (0.6180339887498949 + 0.1 * j) * scale % 1 * j;
            }
        }
        return rows;
    }

    private static double[] mean(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToDouble(j ->
                        Arrays.stream(WindowFeatures.column(rows, j)).average().orElseThrow())
                .toArray();
    }

    @Test
    void distancesAmongAndBetweenSetsAreThoseOfThePitchCounts() {
        // Windows with 1, 2 and 4 pitches are 1, 3 and 2 apart, mean 2; from one with 7 they are 6, 5 and 3 apart.
        List<Score> real = List.of(Music.melody(60), Music.melody(60, 61), Music.melody(60, 61, 62, 63));
        Score wide = Music.melody(60, 61, 62, 63, 64, 65, 66);
        double intra = part(Figure.INTRA, List.of(wide, wide, wide), real);
        double inter = part(Figure.INTER, List.of(wide, wide, wide), real);
        assertThat(intra).isZero();
        assertThat(inter).isCloseTo((6 + 5 + 3) / 3.0 / 2, within(1e-12));
        assertThat(part(Figure.INTRA, real, real)).isEqualTo(1);
    }

    private static double part(Figure figure, List<Score> scores, List<Score> real) {
        SetMetric<Score> metric = new SetDistances(new SetDistances.Parameters(figure));
        return metric.compare(rows(metric, scores), rows(metric, real))
                .orElseThrow()
                .parts()
                .get("pitch-count");
    }

    @Test
    void setsThatAreAlikeOverlapAndHardlyDiverge() {
        SetMetric<Score> overlap = new SetDistances(new SetDistances.Parameters(Figure.OVERLAP));
        SetMetric<Score> divergence = new SetDistances(new SetDistances.Parameters(Figure.DIVERGENCE));
        List<Score> some = IntStream.range(0, 60)
                .mapToObj(i -> Music.random(i, 60, 20, 40))
                .toList();
        List<Score> more = IntStream.range(60, 120)
                .mapToObj(i -> Music.random(i, 60, 20, 40))
                .toList();
        List<Score> other = IntStream.range(0, 60)
                .mapToObj(i -> Music.random(i, 60, 4, 400))
                .toList();
        assertThat(overlap.compare(rows(overlap, some), rows(overlap, more))
                        .orElseThrow()
                        .value())
                .isGreaterThan(0.9);
        assertThat(overlap.compare(rows(overlap, other), rows(overlap, more))
                        .orElseThrow()
                        .value())
                .isLessThan(0.5);
        assertThat(divergence
                        .compare(rows(divergence, some), rows(divergence, more))
                        .orElseThrow()
                        .value())
                .isLessThan(0.1);
        assertThat(divergence
                        .compare(rows(divergence, other), rows(divergence, more))
                        .orElseThrow()
                        .value())
                .isGreaterThan(1);
    }
}
