package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.plugin.PluginBuilder;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCheckTest {
    @TempDir
    static Path folder;

    private static PluginHost host;
    private static ExperimentCheck check;

    /** Components that say what they need; nobody makes them but the representations. */
    @BeforeAll
    static void openPlugin() {
        PluginBuilder plugin = PluginBuilder.plugin("fitting");
        component(plugin, "Folder", "Corpus", "folder", "", "", "public List<Piece> pieces() { return List.of(); }");
        representation(plugin, "Real", "real", "CONTINUOUS");
        representation(plugin, "Tokens", "tokens", "CATEGORICAL");
        component(plugin, "Gan", "Generator", "gan", "", ", Differentiable", GENERATOR + DIFFERENTIABLE);
        component(plugin, "Sampler", "Generator", "sampler", "", "", GENERATOR);
        component(plugin, "Words", "Generator", "words", CATEGORICAL, "", GENERATOR);
        component(plugin, "Judge", "Discriminator", "judge", "", "", DISCRIMINATOR);
        component(plugin, "Censor", "Discriminator", "censor", CATEGORICAL, "", DISCRIMINATOR);
        component(plugin, "Minimax", "Loss", "minimax", "", "", LOSS);
        String adversarial = "@Requires(generator = Differentiable.class, discriminator = true)";
        component(plugin, "Adversarial", "Trainer", "adversarial", adversarial, "", TRAINER);
        component(plugin, "Plain", "Trainer", "plain", "", "", TRAINER);
        plugin.write(folder);
        host = PluginHost.open(List.of(folder));
        assertThat(host.failedPlugins()).isEmpty();
        check = new ExperimentCheck(host);
    }

    private static final String CATEGORICAL = "@Requires(columns = Column.Type.CATEGORICAL)";

    private static final String MODEL = """
            public INDArray weights() { return null; }
            public INDArray gradient() { return null; }
            public List<WeightBlock> blocks() { return List.of(); }
            public void weightsChanged() {}
            public String description() { return ""; }
            public void close() {}
            """;

    private static final String GENERATOR =
            MODEL + "public INDArray sample(Request request, RandomGenerator random) { return null; }";

    private static final String DIFFERENTIABLE = """
            public INDArray forward(int batch, int steps, RandomGenerator random) { return null; }
            public void backward(INDArray sampleGradient) {}
            """;

    private static final String DISCRIMINATOR = MODEL + """
            public Judgement judge(INDArray steps, Pass pass) { return null; }
            public Optional<INDArray> backward(INDArray l, Optional<INDArray> f, Wanted w) { return Optional.empty(); }
            """;

    private static final String LOSS = """
            public DiscriminatorLoss discriminator(INDArray real, INDArray generated) { return null; }
            public GeneratorLoss generator(Optional<Discriminator.Judgement> r, Discriminator.Judgement g) { return null; }
            """;

    private static final String TRAINER = """
            public int batchSize() { return 1; }
            public int steps(Position position) { return 1; }
            public Map<String, Double> step(Models m, INDArray b, Position p, RandomGenerator r) { return Map.of(); }
            public Map<String, INDArray> state() { return Map.of(); }
            public void restore(Map<String, INDArray> state) {}
            """;

    private static void representation(PluginBuilder plugin, String name, String id, String columnType) {
        component(plugin, name, "Representation", id, "", "", """
                public List<Column> columns() {
                    return List.of(new Column("c", "unit", 0, 1, Column.Type.%s, Scaling.identity()));
                }
                public Steps encode(Score score) { return new Steps(0, 1, new float[0]); }
                public Decoded decode(Steps steps, List<Tempo> tempos) { return null; }
                """.formatted(columnType));
    }

    private static void component(
            PluginBuilder plugin, String name, String kind, String id, String requires, String more, String members) {
        plugin.source("fitting." + name, """
                package fitting;
                import continuo.music.*;
                import continuo.params.NoParameters;
                import continuo.spi.*;
                import java.util.*;
                import java.util.random.RandomGenerator;
                import org.nd4j.linalg.api.ndarray.INDArray;
                @org.pf4j.Extension @Component(id = "%s", summary = "a test") %s
                public final class %s implements %s %s {
                    public %s(NoParameters none) {}
                    %s
                }
                """.formatted(id, requires, name, kind, more, name, members));
    }

    @AfterAll
    static void close() {
        host.close();
    }

    private static Selection choose(Kind kind, String id) {
        return Selection.defaults(host.component(kind, id));
    }

    private static Experiment experiment(
            String representation, String generator, String discriminator, String trainer) {
        return new Experiment(
                List.of(choose(Kind.CORPUS, "folder")),
                choose(Kind.REPRESENTATION, representation),
                choose(Kind.GENERATOR, generator),
                choose(Kind.DISCRIMINATOR, discriminator),
                choose(Kind.LOSS, "minimax"),
                choose(Kind.TRAINER, trainer));
    }

    @Test
    void whatFitsPasses() {
        assertThatCode(() -> check.check(experiment("real", "gan", "judge", "adversarial")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check.check(experiment("tokens", "words", "censor", "plain")))
                .doesNotThrowAnyException();
    }

    @Test
    void aDiscriminatorThatNobodyAsksNeedNotFit() {
        assertThatCode(() -> check.check(experiment("real", "sampler", "censor", "plain")))
                .doesNotThrowAnyException();
    }

    @Test
    void aTrainerRefusesAGeneratorWithoutItsCapability() {
        assertThatThrownBy(() -> check.check(experiment("real", "sampler", "judge", "adversarial")))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessage("the trainer adversarial cannot train the generator sampler, which is not differentiable;"
                        + " trainers that fit: plain; generators that fit: gan");
    }

    @Test
    void everyMisfitIsNamedAtOnce() {
        assertThatThrownBy(() -> check.check(experiment("tokens", "sampler", "judge", "adversarial")))
                .hasMessageContaining("cannot train the generator sampler")
                .hasMessageContaining("the generator sampler takes continuous and binary columns only,"
                        + " and the representation tokens has categorical ones")
                .hasMessageContaining("the discriminator judge takes continuous and binary columns only")
                .hasMessageContaining("representations that fit: real")
                .hasMessageContaining("discriminators that fit: censor")
                .hasMessageContaining("generators that fit: none is installed");
    }

    @Test
    void aChoiceIsRefusedWithTheIdsOfItsKindThatFit() {
        Experiment experiment = experiment("real", "gan", "judge", "adversarial");
        assertThatThrownBy(() -> check.check(experiment, choose(Kind.GENERATOR, "words")))
                .hasMessageContaining("the generator words takes categorical columns only")
                .hasMessageEndingWith("generators that fit: gan");
        assertThatThrownBy(() -> check.check(experiment, choose(Kind.REPRESENTATION, "tokens")))
                .hasMessageEndingWith("representations that fit: real");
        assertThatCode(() -> check.check(experiment, choose(Kind.TRAINER, "plain")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check.check(experiment, choose(Kind.CORPUS, "folder")))
                .doesNotThrowAnyException();
    }

    @Test
    void aTrainerThatPutsAnUnfitDiscriminatorToUseIsRefused() {
        assertThatThrownBy(() ->
                        check.check(experiment("real", "gan", "censor", "plain"), choose(Kind.TRAINER, "adversarial")))
                .hasMessageContaining("the discriminator censor takes categorical columns only")
                .hasMessageEndingWith("trainers that fit: plain");
    }

    @Test
    void fittingIdsAreListedForCompletion() {
        Experiment experiment = experiment("real", "gan", "judge", "plain");
        assertThat(check.fitting(experiment, Kind.GENERATOR)).containsExactly("gan", "sampler");
        assertThat(check.fitting(experiment, Kind.TRAINER)).containsExactly("adversarial", "plain");
        assertThat(check.fitting(experiment, Kind.LOSS)).containsExactly("minimax");
    }
}
