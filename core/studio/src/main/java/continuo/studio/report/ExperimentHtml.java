package continuo.studio.report;

import continuo.fault.Quantity;
import continuo.run.RunManifest;
import java.util.ArrayList;
import java.util.List;

/** What the run was made with: every component with its parameters, the plan, the corpus, the versions. */
final class ExperimentHtml {
    private final RunManifest manifest;
    private final List<FactGroup> remarks;

    ExperimentHtml(RunManifest manifest, List<FactGroup> remarks) {
        this.manifest = manifest;
        this.remarks = remarks;
    }

    void writeTo(Markup page) {
        page.open("div", "class", "groups");
        groups().forEach(group -> writeGroup(page, group));
        page.close();
    }

    private List<FactGroup> groups() {
        List<FactGroup> groups = new ArrayList<>();
        groups.add(plan());
        for (RunManifest.Component choice : manifest.components()) {
            List<Fact> parameters = choice.parameters().entrySet().stream()
                    .map(parameter -> new Fact(parameter.getKey(), parameter.getValue()))
                    .toList();
            groups.add(new FactGroup(capitalised(choice.kind().word()), choice.id(), parameters));
        }
        groups.add(new FactGroup(
                "What it learned from",
                "",
                List.of(
                        new Fact("pieces", Quantity.of(manifest.corpus().pieces(), "piece", "pieces")),
                        new Fact("notes", Quantity.of(manifest.corpus().notes(), "note", "notes")),
                        new Fact("SHA-256", manifest.corpus().digest()))));
        groups.addAll(remarks);
        groups.add(versions());
        return groups;
    }

    private FactGroup plan() {
        return new FactGroup(
                "Plan",
                "",
                List.of(
                        new Fact(
                                "epochs of practice",
                                Integer.toString(manifest.plan().pretrainEpochs())),
                        new Fact("epochs", Integer.toString(manifest.plan().epochs())),
                        new Fact("seed", Long.toString(manifest.plan().seed())),
                        new Fact("threads", Integer.toString(manifest.plan().threads())),
                        new Fact("percussion", manifest.plan().drums() ? "takes part" : "left out")));
    }

    private FactGroup versions() {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("begun", PageNumbers.date(manifest.created())),
                new Fact("Continuo", manifest.versions().continuo()),
                new Fact("Java", manifest.versions().java()),
                new Fact("system", manifest.versions().system())));
        for (RunManifest.PluginJar jar : manifest.plugins()) {
            facts.add(new Fact("plugin " + jar.id(), jar.version() + ", SHA-256 " + jar.sha256()));
        }
        return new FactGroup("Made with", "", facts);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static void writeGroup(Markup page, FactGroup group) {
        page.open("details", "class", "group").open("summary");
        page.element("span", group.title(), "class", "group-title");
        if (!group.subject().isEmpty()) {
            page.text(" ").open("code").name(group.subject()).close();
        }
        String count = group.facts().isEmpty() ? "no parameters" : "";
        page.element("span", count, "class", "unit").close();
        if (!group.facts().isEmpty()) {
            page.open("table", "class", "facts").open("tbody");
            for (Fact fact : group.facts()) {
                page.open("tr").element("th", fact.name(), "scope", "row");
                page.open("td").name(fact.value()).close().close();
            }
            page.close().close();
        }
        page.close();
    }
}
