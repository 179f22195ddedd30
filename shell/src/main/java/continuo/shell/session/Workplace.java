package continuo.shell.session;

import continuo.content.ContentKinds;
import continuo.design.Choice;
import continuo.music.Score;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.Runs;
import continuo.spi.Corpus;
import continuo.studio.measure.LoadedMusic;
import continuo.train.Dataset;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a session works: the system around with the user's settings, the plugins, the runs kept, the music loaded. */
public final class Workplace implements AutoCloseable {
    private final Optional<Path> runsOption;
    private final LazyPlugins plugins;
    private final LoadedMusic music;
    private Settings settings;
    private Environment environment;

    /**
     * @param settings the user's
     * @param runsOption where runs are kept, whatever the settings say
     * @param notices takes what the user should know although no command asked for it
     */
    Workplace(Settings settings, Optional<Path> runsOption, Consumer<String> notices) {
        this.settings = settings;
        this.environment = settings.configured();
        this.runsOption = runsOption;
        this.plugins = new LazyPlugins(() -> environment.pluginFolders(), notices);
        this.music = new LoadedMusic();
    }

    private Workplace(Workplace original) {
        settings = original.settings;
        environment = settings.configured();
        runsOption = original.runsOption;
        plugins = original.plugins;
        music = original.music.copy();
    }

    /** One as this is now, untouched by what is changed here later; shares the plugins, which it waits for. */
    Workplace snapshot() {
        plugins.get();
        return new Workplace(this);
    }

    /** The system around, with what the user's configuration file says in it. */
    public Environment environment() {
        return environment;
    }

    public Settings settings() {
        return settings;
    }

    /**
     * Changes settings, for this session and those to come.
     *
     * @throws continuo.fault.Failure of kind RESOURCE when the configuration file cannot be written
     */
    public void configure(Map<Setting, String> assignments) {
        settings = settings.write(assignments);
        environment = settings.configured();
    }

    /** The plugins, loaded when they are first asked for. */
    public PluginHost plugins() {
        return plugins.get();
    }

    /** The plugins, if they are loaded by now; never waits. */
    public Optional<PluginHost> loadedPlugins() {
        return plugins.loaded();
    }

    /** Sends what the user should know somewhere else from now on. */
    public void noticesTo(Consumer<String> receiver) {
        plugins.noticesTo(receiver);
    }

    public Path runsFolder() {
        return runsOption.orElseGet(environment::runsFolder);
    }

    /** The runs kept. */
    public Runs runs() {
        return new Runs(runsFolder());
    }

    /** Corpora, ready to be read. */
    public List<Corpus<Score>> open(List<Choice> sources) {
        List<Corpus<Score>> opened = new ArrayList<>();
        for (Choice source : sources) {
            opened.add(plugins().corpus(source.resolve(plugins()), ContentKinds.SCORE));
        }
        return opened;
    }

    /**
     * Music, encoded. What was asked for last is kept in memory and what was encoded once in a file: it is read again
     * only where it has changed.
     *
     * @throws continuo.fault.Failure of kind DATA when nothing is left to learn from, of kind INTERRUPTED when cancelled
     */
    public Dataset dataset(
            List<Selection> sources, Selection representation, LoadOptions options, LoadProgress progress) {
        return music.load(plugins(), environment.cacheFolder(), sources, representation, options, progress);
    }

    /** Has the music that is asked for next read again, whatever is kept of it. */
    public void readAgain() {
        music.readAgain();
    }

    LoadedMusic music() {
        return music;
    }

    /** Does not wait for plugins that are just being loaded; they are closed when they are. */
    @Override
    public void close() {
        plugins.close();
    }
}
