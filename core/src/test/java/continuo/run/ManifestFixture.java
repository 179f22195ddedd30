package continuo.run;

import continuo.design.Experiment;
import continuo.fault.Failure;
import continuo.params.NoParameters;
import continuo.params.Parameter;
import continuo.params.ParameterSchema;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginStatus;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An experiment of components that exist on paper only. */
final class ManifestFixture {
    enum Feedback {
        TRUE_EVENT,
        OWN_OUTPUT
    }

    record Parameters(
            @Parameter(help = "cells of a layer", value = "350", min = 1, max = 4096)
            int units,

            @Parameter(help = "step size", value = "0.1", min = 0)
            double learningRate,

            @Parameter(help = "what is fed back", value = "own-output")
            Feedback feedback,

            @Parameter(help = "where from", value = "") String folder) {}

    static final RunManifest.Versions VERSIONS = new RunManifest.Versions("0.1.0", "17.0.15", "Linux 6.1 amd64");
    static final TrainingPlan PLAN = new TrainingPlan(6, 20, -42, 2, false);
    static final RunManifest.CorpusSummary CORPUS = new RunManifest.CorpusSummary("ab12", 30, 8000);
    static final List<PluginStatus> PLUGINS = List.of(
            plugin("corpora", "0.1.0", "aa"), plugin("c-rnn-gan", "0.2.0", "bb"), plugin("unused", "1.0.0", "cc"));

    private ManifestFixture() {}

    static Experiment experiment() {
        return new Experiment(
                List.of(
                        Selection.defaults(component(Kind.CORPUS, "starter")),
                        select(Kind.CORPUS, "folder", Map.of("folder", "/music/Für Elise \"x\""))),
                select(Kind.REPRESENTATION, "quadruplet", Map.of()),
                select(
                        Kind.GENERATOR,
                        "c-rnn",
                        Map.of("units", "64", "learning-rate", "0.30000000000000004", "feedback", "true-event")),
                select(Kind.DISCRIMINATOR, "bi-lstm", Map.of()),
                select(Kind.LOSS, "minimax", Map.of()),
                select(Kind.TRAINER, "adversarial", Map.of()));
    }

    static RunManifest manifest() {
        return RunManifest.of(Instant.parse("2026-01-31T12:00:00.123Z"), VERSIONS, PLAN, CORPUS, experiment(), PLUGINS);
    }

    static Selection select(Kind kind, String id, Map<String, String> parameters) {
        return Selection.of(component(kind, id), parameters);
    }

    /** Knows every component but those called missing. */
    static ComponentDescriptor component(Kind kind, String id) {
        if (id.startsWith("missing")) {
            throw Failure.user("unknown " + kind.word());
        }
        return new ComponentDescriptor(
                kind,
                id,
                "for tests",
                "",
                kind == Kind.CORPUS ? "corpora" : "c-rnn-gan",
                Object.class,
                ParameterSchema.of(id.equals("starter") ? NoParameters.class : Parameters.class));
    }

    static PluginStatus plugin(String id, String version, String sha256) {
        return new PluginStatus(id, version, "", Path.of(id + ".jar"), sha256, Optional.empty());
    }
}
