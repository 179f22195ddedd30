package continuo.design;

import static continuo.plugin.PluginBuilder.stubs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.plugin.PluginBuilder;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Corpus;
import continuo.spi.Differentiable;
import continuo.spi.Discriminator;
import continuo.spi.Generator;
import continuo.spi.Kind;
import continuo.spi.Loss;
import continuo.spi.Representation;
import continuo.spi.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
        component(plugin, "Folder", "folder", "", Corpus.class);
        representation(plugin, "Real", "real", "CONTINUOUS");
        representation(plugin, "Tokens", "tokens", "CATEGORICAL");
        component(plugin, "Gan", "gan", "", Generator.class, Differentiable.class);
        component(plugin, "Sampler", "sampler", "", Generator.class);
        component(plugin, "Words", "words", CATEGORICAL, Generator.class);
        component(plugin, "Judge", "judge", "", Discriminator.class);
        component(plugin, "Censor", "censor", CATEGORICAL, Discriminator.class);
        component(plugin, "Minimax", "minimax", "", Loss.class);
        String adversarial = "@Requires(generator = Differentiable.class, discriminator = Discriminator.class)";
        component(plugin, "Adversarial", "adversarial", adversarial, Trainer.class);
        component(plugin, "Plain", "plain", "", Trainer.class);
        plugin.write(folder);
        host = PluginHost.open(List.of(folder));
        assertThat(host.failedPlugins()).isEmpty();
        check = new ExperimentCheck(host);
    }

    private static final String CATEGORICAL = "@Requires(columns = Column.Type.CATEGORICAL)";

    private static void representation(PluginBuilder plugin, String name, String id, String columnType) {
        String columns =
                "List.of(new Column(\"c\", \"unit\", 0, 1, Column.Type." + columnType + ", Scaling.identity()))";
        String members = stubs(Representation.class).replaceFirst("(columns\\(\\) \\{ return )null", "$1" + columns);
        component(plugin, name, id, "", PluginBuilder.name(Representation.class), members);
    }

    private static void component(
            PluginBuilder plugin, String name, String id, String requires, Class<?>... interfaces) {
        String names = Arrays.stream(interfaces).map(PluginBuilder::name).collect(Collectors.joining(", "));
        component(plugin, name, id, requires, names, stubs(interfaces));
    }

    private static void component(
            PluginBuilder plugin, String name, String id, String requires, String interfaces, String members) {
        plugin.source("fitting." + name, """
                package fitting;
                import continuo.params.NoParameters;
                import continuo.spi.*;
                import java.util.*;
                @org.pf4j.Extension @Component(id = "%s", summary = "a test") %s
                public final class %s implements %s {
                    public %s(NoParameters none) {}
                    %s
                }
                """.formatted(id, requires, name, interfaces, name, members));
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
                .hasMessageContaining("the generator sampler takes continuous and quantised and binary columns only,"
                        + " and the representation tokens has categorical ones")
                .hasMessageContaining("the discriminator judge takes continuous and quantised and binary columns only")
                .hasMessageContaining("representations that fit: real")
                .hasMessageContaining("discriminators that fit: censor")
                .hasMessageContaining("generators that fit: none is installed");
    }

    @Test
    void aChoiceIsRefusedWithTheIdsOfItsKindThatFit() {
        Experiment experiment = experiment("real", "gan", "judge", "adversarial");
        assertThatThrownBy(() -> check.check(experiment, List.of(choose(Kind.GENERATOR, "words"))))
                .hasMessageContaining("the generator words takes categorical columns only")
                .hasMessageEndingWith("generators that fit: gan");
        assertThatThrownBy(() -> check.check(experiment, List.of(choose(Kind.REPRESENTATION, "tokens"))))
                .hasMessageEndingWith("representations that fit: real");
        assertThatCode(() -> check.check(experiment, List.of(choose(Kind.TRAINER, "plain"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> check.check(experiment, List.of(choose(Kind.CORPUS, "folder"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aTrainerThatPutsAnUnfitDiscriminatorToUseIsRefused() {
        assertThatThrownBy(() -> check.check(
                        experiment("real", "gan", "censor", "plain"), List.of(choose(Kind.TRAINER, "adversarial"))))
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
