package continuo.shell.session;

import continuo.design.Choice;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.shell.console.Remedies;
import continuo.spi.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the corpora that words name: a corpus' id with {@code name=value} words after it, a folder, or a MIDI file. An
 * id goes before a folder of the same name: write {@code ./chords} for the folder.
 */
public final class Sources {
    /** The corpus that reads what is on disk. */
    private static final String FOLDER = "folder";

    private static final String PATH = "path";

    private final PluginHost plugins;
    private final Environment environment;
    private final List<Choice> choices = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private Sources(PluginHost plugins, Environment environment) {
        this.plugins = plugins;
        this.environment = environment;
    }

    /**
     * The corpora, in order.
     *
     * @param drums whether corpora that can leave out the percussion channel shall keep it
     * @throws Failure of kind USER naming every word that is none
     */
    public static List<Choice> of(List<String> words, boolean drums, Workplace workplace) {
        Sources sources = new Sources(workplace.plugins(), workplace.environment());
        words.forEach(sources::word);
        for (Choice choice : sources.choices) {
            try {
                choice.resolve(workplace.plugins());
            } catch (Failure failure) {
                sources.problems.add(Remedies.told(failure));
            }
        }
        if (!sources.problems.isEmpty()) {
            throw Failure.user(String.join("; ", sources.problems));
        }
        return drums ? keepingDrums(sources.choices, workplace) : List.copyOf(sources.choices);
    }

    /** The same corpora, those that can leave out the percussion channel keeping it. */
    public static List<Choice> keepingDrums(List<Choice> corpora, Workplace workplace) {
        return corpora.stream()
                .map(choice -> choice.keepingDrums(workplace.plugins()))
                .toList();
    }

    /** The same choice, but if it reads what is on disk, by an absolute path: it shall mean the same wherever it is used. */
    public static Choice placed(Choice choice, Environment environment) {
        String path = choice.assignments().getOrDefault(PATH, "");
        boolean onDisk = choice.kind() == Kind.CORPUS && choice.id().equals(FOLDER) && !path.isBlank();
        return onDisk ? choice.with(Map.of(PATH, environment.path(path).toString())) : choice;
    }

    private void word(String word) {
        List<String> ids = ids();
        if (ids.contains(word)) {
            choices.add(Choice.defaults(Kind.CORPUS, word));
            return;
        }
        Path path = environment.path(word);
        if (Files.exists(path)) {
            choices.add(new Choice(Kind.CORPUS, FOLDER, Map.of(PATH, path.toString())));
        } else if (word.matches("[a-z][a-z0-9-]*=.*")) {
            parameter(word);
        } else if (word.matches("[a-z][a-z0-9-]*")) {
            problems.add(Nearest.message("corpus", word, ids) + ", and there is no such file or folder");
        } else {
            problems.add("no such file or folder: " + word);
        }
    }

    private void parameter(String word) {
        if (choices.isEmpty()) {
            problems.add("\"" + word + "\" must stand after a corpus");
            return;
        }
        int equals = word.indexOf('=');
        String name = word.substring(0, equals);
        Choice last = choices.remove(choices.size() - 1);
        boolean given = last.assignments().containsKey(name);
        if (given) {
            problems.add(name + " is given twice");
        }
        choices.add(placed(last.with(Map.of(name, word.substring(equals + 1))), environment));
    }

    private List<String> ids() {
        return plugins.components(Kind.CORPUS).stream()
                .map(ComponentDescriptor::id)
                .toList();
    }
}
