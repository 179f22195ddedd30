package continuo.studio.study;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.design.ExperimentCheck;
import continuo.plugin.PluginHost;
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
    /** The part of a difference that is the epochs of pre-training. */
    public static final String PRETRAIN = "pretrain";

    /** The part of a difference that is the epochs of training. */
    public static final String EPOCHS = "epochs";

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

    /**
     * What is different in its training from what another's was; empty when it would be the same. The lengths of training
     * are the parts {@link #PRETRAIN} and {@link #EPOCHS}.
     */
    public List<Design.Difference> differences(Variant before, PluginHost plugins) {
        List<String> idle = idle(plugins).stream().map(Kind::word).toList();
        List<Design.Difference> differences = new ArrayList<>();
        design.since(before.design).stream()
                .filter(part -> !idle.contains(part.part()))
                .forEach(differences::add);
        if (pretrain != before.pretrain) {
            differences.add(length(PRETRAIN, before.pretrain, pretrain));
        }
        if (epochs != before.epochs) {
            differences.add(length(EPOCHS, before.epochs, epochs));
        }
        return differences;
    }

    private static Design.Difference length(String part, int before, int after) {
        return new Design.Difference(part, Integer.toString(before), Integer.toString(after));
    }
}
