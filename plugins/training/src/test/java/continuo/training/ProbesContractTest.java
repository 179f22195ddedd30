package continuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.crnngan.CRnnMemory;
import continuo.params.NoParameters;
import continuo.params.ParameterSchema;
import continuo.spi.Column;
import continuo.spi.Estimate;
import continuo.spi.Generator;
import continuo.spi.HeldOut;
import continuo.spi.Likelihood;
import continuo.spi.ModelContext;
import continuo.spi.MostLikely;
import continuo.spi.Probe;
import continuo.spi.Scaling;
import continuo.testkit.ProbeContract;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ProbesContractTest {
    private static final List<Column> COLUMNS = Stream.of("length", "pitch")
            .map(name -> new Column(name, "1", 0, 3, Column.Type.CONTINUOUS, Scaling.identity())
                    .quantised(List.of(0.0, 1.0, 2.0, 3.0)))
            .toList();

    private static final List<Column> KEYS = List.of(
            new Column("low", "1", 0, 1, Column.Type.BINARY, Scaling.identity()),
            new Column("high", "1", 0, 1, Column.Type.BINARY, Scaling.identity()));

    /** @param steps {@code [1, F, T]} */
    private record Given(String name, int length, long notes, INDArray steps) implements HeldOut.Piece {
        static Given of(long notes, float[][] columns) {
            INDArray steps = Nd4j.create(DataType.FLOAT, 1, columns.length, columns[0].length);
            for (int f = 0; f < columns.length; f++) {
                for (int t = 0; t < columns[f].length; t++) {
                    steps.putScalar(0, f, t, columns[f][t]);
                }
            }
            return new Given("a piece", columns[0].length, notes, steps);
        }
    }

    private static HeldOut random(int pieces) {
        Random random = new Random(1);
        return new HeldOut(
                COLUMNS,
                Stream.generate(() -> {
                            float[][] columns = new float[2][5 + random.nextInt(5)];
                            for (float[] column : columns) {
                                for (int t = 0; t < column.length; t++) {
                                    column[t] = random.nextInt(4);
                                }
                            }
                            return (HeldOut.Piece) Given.of(3, columns);
                        })
                        .limit(pieces)
                        .toList());
    }

    private static Generator memory() {
        return new CRnnMemory(
                (CRnnMemory.Parameters)
                        ParameterSchema.of(CRnnMemory.Parameters.class).parse(Map.of("units", "9")),
                new ModelContext(COLUMNS, 1, 2));
    }

    /** The same, and so sure of what is right that it only has to repeat it. */
    private static Generator oracle() {
        Generator memory = memory();
        return (Generator) Proxy.newProxyInstance(
                ProbesContractTest.class.getClassLoader(),
                new Class<?>[] {Generator.class, MostLikely.class},
                (proxy, method, arguments) -> method.getName().equals("mostLikely")
                        ? ((INDArray) arguments[0]).dup()
                        : method.invoke(memory, arguments));
    }

    /** A generator that can do one thing only. */
    private static Generator able(Class<?> capability, INDArray answer) {
        return (Generator) Proxy.newProxyInstance(
                ProbesContractTest.class.getClassLoader(),
                new Class<?>[] {Generator.class, capability},
                (proxy, method, arguments) -> answer);
    }

    @Nested
    class Nll extends ProbeContract {
        @Override
        protected Probe create() {
            return new NllProbe(new NoParameters());
        }

        @Override
        protected Generator generator() {
            return memory();
        }

        @Override
        protected HeldOut heldOut() {
            return random(4);
        }

        /** Six nats over three steps and two notes. */
        @Test
        void nlIsTheSumOverTheStepsAndOverTheNotes() {
            Generator certain = able(Likelihood.class, Nd4j.createFromArray(new float[][] {{-1, -2, -3}}));
            HeldOut one = new HeldOut(COLUMNS, List.of(Given.of(2, new float[2][3])));
            Map<String, Estimate> found = create().examine(certain, one, new SplittableRandom(1));
            assertThat(found.keySet()).containsExactly("nll", "nll.note");
            assertThat(found.get("nll").value()).isEqualTo(2);
            assertThat(found.get("nll.note").value()).isEqualTo(3);
            assertThat(found.get("nll").standardError()).isEmpty();
        }

        @Test
        void whereThereAreNoNotesNoneAreDividedBy() {
            HeldOut one = new HeldOut(COLUMNS, List.of(Given.of(0, new float[2][3])));
            try (Generator generator = memory()) {
                assertThat(create().examine(generator, one, new SplittableRandom(1))
                                .keySet())
                        .containsExactly("nll");
            }
        }

        /** A network without training knows next to nothing: about ln 4 a column. */
        @Test
        void anUntrainedModelIsAsGoodAsGuessing() {
            try (Generator generator = memory()) {
                assertThat(create().examine(generator, random(20), new SplittableRandom(1))
                                .get("nll")
                                .value())
                        .isCloseTo(2 * Math.log(4), within(0.3));
            }
        }
    }

    @Nested
    class Accuracy extends ProbeContract {
        @Override
        protected Probe create() {
            return new AccuracyProbe(new NoParameters());
        }

        @Override
        protected Generator generator() {
            return oracle();
        }

        @Override
        protected HeldOut heldOut() {
            return random(4);
        }

        @Test
        void accuracyIsTheShareOfValuesPredictedExactly() {
            INDArray guesses =
                    Given.of(1, new float[][] {{0, 1, 2.2f, 3}, {1, 1, 1, 1}}).steps();
            HeldOut one = new HeldOut(COLUMNS, List.of(Given.of(1, new float[][] {{0, 1, 2, 0}, {0, 1, 2, 3}})));
            Map<String, Estimate> found =
                    create().examine(able(MostLikely.class, guesses), one, new SplittableRandom(1));
            assertThat(found.keySet()).containsExactly("accuracy", "accuracy.length", "accuracy.pitch");
            assertThat(found.get("accuracy").value()).isEqualTo(0.5);
            assertThat(found.get("accuracy.length").value()).isEqualTo(0.75);
            assertThat(found.get("accuracy.pitch").value()).isEqualTo(0.25);
        }

        /** Two keys rightly pressed, one missed, one too many: 2 / (2 + 1 + 1). */
        @Test
        void silenceThatIsPredictedDoesNotCountInFrames() {
            INDArray guesses =
                    Given.of(1, new float[][] {{1, 0, 0, 0}, {0.9f, 1, 0, 0}}).steps();
            HeldOut one = new HeldOut(KEYS, List.of(Given.of(1, new float[][] {{1, 1, 0, 0}, {1, 0, 0, 0}})));
            Map<String, Estimate> found =
                    create().examine(able(MostLikely.class, guesses), one, new SplittableRandom(1));
            assertThat(found.get("accuracy").value()).isEqualTo(0.75);
            assertThat(found.get("accuracy.frame").value()).isEqualTo(0.5);
        }

        @Test
        void realNumbersAreNeverPredictedExactly() {
            Column real = new Column("x", "1", 0, 1, Column.Type.CONTINUOUS, Scaling.identity());
            HeldOut one = new HeldOut(List.of(real), List.of(Given.of(1, new float[][] {{1, 1}})));
            Generator right = able(MostLikely.class, one.pieces().get(0).steps());
            assertThat(create().examine(right, one, new SplittableRandom(1))).isEmpty();
        }
    }
}
