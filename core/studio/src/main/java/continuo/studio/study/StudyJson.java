package continuo.studio.study;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.design.Choice;
import continuo.design.Design;
import continuo.run.JsonFields;
import continuo.spi.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A study as its file holds it: ids and parameter texts, never class names. */
final class StudyJson {
    private static final int FORMAT = 1;

    private StudyJson() {}

    static String text(Study study) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("format", FORMAT).put("name", study.name()).put("pieces", study.pieces());
        ArrayNode seeds = json.putArray("seeds");
        study.seeds().forEach(seed -> seeds.addObject().put("seed", seed));
        ArrayNode variants = json.putArray("variants");
        for (Variant variant : study.variants()) {
            ObjectNode object = variants.addObject();
            object.put("name", variant.name());
            object.put("pretrain", variant.pretrain()).put("epochs", variant.epochs());
            object.put("drums", variant.design().drums());
            ArrayNode components = object.putArray("components");
            for (Choice choice : variant.design().choices()) {
                ObjectNode component = components.addObject();
                component.put("kind", choice.kind().word()).put("id", choice.id());
                ObjectNode parameters = component.putObject("parameters");
                choice.assignments().forEach(parameters::put);
            }
        }
        return json.toPrettyString() + "\n";
    }

    static Study read(Path file) {
        JsonFields json = JsonFields.read(file);
        json.number("format", 1, FORMAT);
        String name = json.text("name");
        int pieces = (int) json.number("pieces", 1, Integer.MAX_VALUE);
        List<Long> seeds = json.objects("seeds").stream()
                .map(seed -> seed.number("seed", Long.MIN_VALUE, Long.MAX_VALUE))
                .toList();
        List<Variant> variants =
                json.objects("variants").stream().map(StudyJson::variant).toList();
        json.end();
        if (seeds.isEmpty() || variants.isEmpty()) {
            throw json.failure("a study has at least one variant and one seed");
        }
        return new Study(name, variants, seeds, pieces);
    }

    private static Variant variant(JsonFields json) {
        List<Choice> choices = new ArrayList<>();
        for (JsonFields component : json.objects("components")) {
            choices.add(new Choice(
                    Kind.ofWord(component.text("kind")), component.text("id"), component.texts("parameters")));
            component.end();
        }
        Design design = Design.initial().with(choices).withDrums(json.truth("drums"));
        if (!design.named().containsAll(kinds(Design.initial()))) {
            throw json.failure("a variant lacks a component");
        }
        Variant variant =
                new Variant(json.text("name"), design, (int) json.number("pretrain", 0, Integer.MAX_VALUE), (int)
                        json.number("epochs", 0, Integer.MAX_VALUE));
        json.end();
        return variant;
    }

    private static Set<Kind> kinds(Design design) {
        return design.choices().stream().map(Choice::kind).collect(Collectors.toSet());
    }
}
