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
        List<String> parts = new ArrayList<>(List.of(pretrain + "+" + epochs, "drums " + design.drums()));
        decisive(plugins).forEach(choice -> parts.add(choice.kind().word() + " " + choice));
        return parts;
    }

    /** The choices that it is trained by: all but those that its trainer has no use for. */
    public List<Choice> decisive(PluginHost plugins) {
        List<Kind> idle = idle(plugins);
        return design.choices().stream()
                .filter(choice -> !idle.contains(choice.kind()))
                .toList();
    }

    private List<Kind> idle(PluginHost plugins) {
        String trainer = design.choice(Kind.TRAINER).id();
        return ExperimentCheck.takesLoss(plugins.component(Kind.TRAINER, trainer))
                ? List.of()
                : List.of(Kind.LOSS, Kind.DISCRIMINATOR);
    }

    /** What is different in its training from what another's was, a line each; empty when it would be the same. */
    public List<String> differences(Variant before, PluginHost plugins) {
        List<String> idle = idle(plugins).stream().map(Kind::word).toList();
        List<String> differences = new ArrayList<>();
        design.since(before.design).stream()
                .filter(part -> !idle.contains(part.part()))
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
