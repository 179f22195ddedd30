package continuo.shell.study;

import continuo.plugin.PluginHost;
import continuo.run.ExperimentCheck;
import continuo.shell.session.Choice;
import continuo.shell.session.Design;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the trainings that a study compares, whatever the seed.
 *
 * @param name within the study; empty where the study has no other
 * @param design the experiment
 * @param pretrain epochs of pre-training
 * @param epochs of training
 */
public record Variant(String name, Design design, int pretrain, int epochs) {
    /** What tables call it. */
    public String label() {
        return name.isEmpty() ? "experiment" : name;
    }

    /**
     * The same with every parameter spelled out, so that it stays what it is when defaults change.
     *
     * @throws continuo.fault.Failure of kind USER when a component is not installed or a parameter does not fit
     */
    public Variant settled(PluginHost plugins) {
        List<Choice> corpora = design.corpora().stream()
                .map(choice -> settled(choice, plugins))
                .toList();
        List<Choice> music = design.drums()
                ? design.music(plugins).stream()
                        .map(corpus ->
                                new Choice(Kind.CORPUS, corpus.component().id(), corpus.texts()))
                        .toList()
                : corpora;
        List<Choice> choices = new ArrayList<>(music);
        design.components().values().forEach(choice -> choices.add(settled(choice, plugins)));
        return new Variant(name, design.with(choices), pretrain, epochs);
    }

    private static Choice settled(Choice choice, PluginHost plugins) {
        return new Choice(choice.kind(), choice.id(), choice.resolve(plugins).texts());
    }

    /** What decides how it is trained: two variants of which this is equal are the same training. */
    public List<String> training(PluginHost plugins) {
        boolean loss = ExperimentCheck.takesLoss(
                plugins.component(Kind.TRAINER, design.choice(Kind.TRAINER).id()));
        List<String> parts = new ArrayList<>(List.of(pretrain + "+" + epochs, "drums " + design.drums()));
        for (Choice choice : design.choices()) {
            if (loss || choice.kind() != Kind.LOSS && choice.kind() != Kind.DISCRIMINATOR) {
                parts.add(choice.kind().word() + " " + choice);
            }
        }
        return parts;
    }

    /** What is different here from what another was, a line each; empty when they are equal but for the name. */
    public List<String> differences(Variant before) {
        List<String> differences = new ArrayList<>();
        design.since(before.design)
                .forEach(part -> differences.add(part.part() + " was " + part.before() + " and is " + part.after()));
        if (pretrain != before.pretrain) {
            differences.add("--pretrain was " + before.pretrain + " and is " + pretrain);
        }
        if (epochs != before.epochs) {
            differences.add("--epochs was " + before.epochs + " and is " + epochs);
        }
        return differences;
    }
}
