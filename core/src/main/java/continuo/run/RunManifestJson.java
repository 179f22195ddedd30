package continuo.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.fault.Failure;
import continuo.run.RunManifest.Component;
import continuo.run.RunManifest.CorpusSummary;
import continuo.run.RunManifest.PluginJar;
import continuo.run.RunManifest.Versions;
import continuo.spi.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The text of {@code run.json}. */
final class RunManifestJson {
    /** 2 since epochs are planned by phase. */
    private static final int FORMAT = 2;

    private static final JsonMapper MAPPER = new JsonMapper();

    private RunManifestJson() {}

    static byte[] bytes(RunManifest manifest) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT);
        json.put("created", manifest.created().toString());
        json.putObject("versions")
                .put("continuo", manifest.versions().continuo())
                .put("java", manifest.versions().java())
                .put("system", manifest.versions().system());
        TrainingPlan plan = manifest.plan();
        ObjectNode planned = json.putObject("plan");
        ObjectNode epochs = planned.putObject("epochs");
        plan.phases().forEach(epochs::put);
        planned.put("seed", plan.seed()).put("threads", plan.threads()).put("drums", plan.drums());
        plan.measure().ifPresent(every -> planned.put("measure", every));
        plan.best().ifPresent(figure -> planned.put("best", figure));
        json.putObject("corpus")
                .put("digest", manifest.corpus().digest())
                .put("pieces", manifest.corpus().pieces())
                .put("notes", manifest.corpus().notes());
        ArrayNode components = json.putArray("components");
        for (Component choice : manifest.components()) {
            ObjectNode component = components.addObject();
            component.put("kind", choice.kind().word()).put("id", choice.id()).put("plugin", choice.plugin());
            ObjectNode parameters = component.putObject("parameters");
            choice.parameters().forEach(parameters::put);
        }
        ArrayNode plugins = json.putArray("plugins");
        for (PluginJar jar : manifest.plugins()) {
            plugins.addObject()
                    .put("id", jar.id())
                    .put("version", jar.version())
                    .put("sha256", jar.sha256());
        }
        return pretty(json);
    }

    private static byte[] pretty(ObjectNode json) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return (MAPPER.writer(printer).writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    static RunManifest read(Path file) {
        JsonFields json = JsonFields.read(file);
        long format = json.number("format", 1, Integer.MAX_VALUE);
        if (format > FORMAT) {
            throw Failure.data(file + " was made by a newer version of Continuo (format " + format + ", this one reads "
                    + FORMAT + "); update Continuo");
        }
        RunManifest manifest = new RunManifest(
                created(json),
                versions(json.object("versions")),
                plan(json.object("plan"), format),
                corpus(json.object("corpus")),
                components(json),
                plugins(json));
        json.end();
        return manifest;
    }

    private static Instant created(JsonFields json) {
        String text = json.text("created");
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw json.failure("created should be an instant such as 2026-01-31T12:00:00Z, not \"" + text + "\"");
        }
    }

    private static Versions versions(JsonFields json) {
        Versions versions = new Versions(json.text("continuo"), json.text("java"), json.text("system"));
        json.end();
        return versions;
    }

    private static TrainingPlan plan(JsonFields json, long format) {
        TrainingPlan plan = new TrainingPlan(
                format == 1 ? firstPhases(json) : json.counts("epochs"),
                json.number("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                (int) json.number("threads", 1, Integer.MAX_VALUE),
                json.truth("drums"),
                json.has("measure")
                        ? OptionalInt.of((int) json.number("measure", 0, Integer.MAX_VALUE))
                        : OptionalInt.empty(),
                json.has("best") ? Optional.of(json.text("best")) : Optional.empty());
        json.end();
        return plan;
    }

    /** As format 1, of Continuo 0.1, wrote them. */
    private static Map<String, Integer> firstPhases(JsonFields json) {
        Map<String, Integer> phases = new LinkedHashMap<>();
        phases.put(TrainingPlan.PRETRAIN, (int) json.number("pretrainEpochs", 0, Integer.MAX_VALUE));
        phases.put(TrainingPlan.TRAIN, (int) json.number("epochs", 0, Integer.MAX_VALUE));
        return phases;
    }

    private static CorpusSummary corpus(JsonFields json) {
        CorpusSummary corpus = new CorpusSummary(
                json.text("digest"),
                (int) json.number("pieces", 0, Integer.MAX_VALUE),
                json.number("notes", 0, Long.MAX_VALUE));
        json.end();
        return corpus;
    }

    private static List<Component> components(JsonFields json) {
        List<Component> choices = new ArrayList<>();
        for (JsonFields component : json.objects("components")) {
            choices.add(new Component(
                    kind(component), component.text("id"), component.text("plugin"), component.texts("parameters")));
            component.end();
        }
        if (count(choices, Kind.CORPUS) == 0
                || choices.stream().anyMatch(choice -> choice.kind().measures())) {
            throw json.failure("components should have corpora and no metrics");
        }
        RunManifest.singleKinds().filter(kind -> count(choices, kind) != 1).forEach(kind -> {
            throw json.failure("components should have one " + kind.word() + ", not " + count(choices, kind));
        });
        return choices;
    }

    private static long count(List<Component> choices, Kind kind) {
        return choices.stream().filter(choice -> choice.kind() == kind).count();
    }

    private static Kind kind(JsonFields component) {
        try {
            return Kind.ofWord(component.text("kind"));
        } catch (Failure failure) {
            throw component.failure(failure.getMessage());
        }
    }

    private static List<PluginJar> plugins(JsonFields json) {
        List<PluginJar> jars = new ArrayList<>();
        for (JsonFields plugin : json.objects("plugins")) {
            jars.add(new PluginJar(plugin.text("id"), plugin.text("version"), plugin.text("sha256")));
            plugin.end();
        }
        return jars;
    }
}
