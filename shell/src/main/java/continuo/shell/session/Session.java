package continuo.shell.session;

import continuo.fault.Failure;
import continuo.plugin.PluginHost;
import continuo.plugin.PluginStatus;
import continuo.plugin.Selection;
import continuo.run.Experiment;
import continuo.run.ExperimentCheck;
import continuo.run.RunDirectory;
import continuo.run.Runs;
import continuo.spi.Corpus;
import continuo.spi.Kind;
import continuo.spi.Representation;
import continuo.train.CorpusLoader;
import continuo.train.Dataset;
import continuo.train.GuardedRepresentation;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What lasts from one command to the next. */
public final class Session implements AutoCloseable {
    private final Optional<Path> runsOption;
    private volatile Consumer<String> notices;
    private DesignHistory designs = DesignHistory.of(Design.initial());
    private Predicate<String> confirmation = question -> true;
    private Settings settings;
    private Environment environment;
    private final Object loading = new Object();
    private volatile Optional<PluginHost> plugins = Optional.empty();
    private volatile boolean closed;
    private Optional<String> lastRun = Optional.empty();
    private Optional<Loaded> loaded = Optional.empty();
    private boolean leaving;

    /** What a dataset was made of: when this is the same, so is the dataset. */
    private record Source(List<String> corpora, String representation, LoadOptions options) {}

    private record Loaded(Source source, Dataset dataset) {}

    /**
     * @param settings the user's
     * @param runsOption where runs are kept, whatever the settings say
     * @param notices takes what the user should know although no command asked for it
     */
    public Session(Settings settings, Optional<Path> runsOption, Consumer<String> notices) {
        this.settings = settings;
        this.environment = settings.configured();
        this.runsOption = runsOption;
        this.notices = notices;
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
     * @throws Failure of kind RESOURCE when the configuration file cannot be written
     */
    public void configure(Map<Setting, String> assignments) {
        settings = settings.write(assignments);
        environment = settings.configured();
    }

    /** The plugins, loaded when they are first asked for: many commands need none. */
    public PluginHost plugins() {
        Optional<PluginHost> before = plugins;
        return before.isPresent() ? before.get() : load();
    }

    private PluginHost load() {
        PluginHost host;
        synchronized (loading) {
            if (plugins.isPresent()) {
                return plugins.get();
            }
            host = PluginHost.open(environment.pluginFolders());
            plugins = Optional.of(host);
        }
        if (closed) {
            host.close();
        }
        // Not while others wait for the plugins: whoever takes the notice may wait for them.
        for (PluginStatus status : host.failedPlugins()) {
            status.failure().ifPresent(reason -> notices.accept("plugin " + status.id() + " is not loaded: " + reason));
        }
        return host;
    }

    /** The plugins, if they are loaded by now; never waits. */
    public Optional<PluginHost> loadedPlugins() {
        return plugins;
    }

    /** Sends what the user should know somewhere else from now on. */
    public void noticesTo(Consumer<String> receiver) {
        notices = receiver;
    }

    /** The experiment under construction. */
    public Design design() {
        return designs.current();
    }

    /** The design with the changes that led to it. */
    public DesignHistory designs() {
        return designs;
    }

    /** Goes on with another design, which {@link #undo} takes back. */
    public void change(Design next) {
        designs = designs.with(next);
    }

    /**
     * Takes back the last changes of the design.
     *
     * @throws Failure of kind USER when there were not as many
     */
    public void undo(int changes) {
        designs = designs.undone(changes);
    }

    /**
     * Makes changes that were undone again.
     *
     * @throws Failure of kind USER when not as many were undone since the design was last changed
     */
    public void redo(int changes) {
        designs = designs.redone(changes);
    }

    /** The design's components, looked up among what is installed now. */
    public Experiment experiment() {
        return design().experiment(plugins());
    }

    /** The one component of a kind other than corpus, looked up among what is installed now. */
    public Selection selection(Kind kind) {
        return choice(kind).resolve(plugins());
    }

    /** What is chosen of a kind; for a corpus the first. */
    public Choice choice(Kind kind) {
        return design().choice(kind);
    }

    public List<Choice> corpora() {
        return design().corpora();
    }

    /** Whether the percussion channel of the corpora is kept. */
    public boolean drums() {
        return design().drums();
    }

    /**
     * Whether components may be chosen together.
     *
     * @throws continuo.fault.Failure of kind USER when one is not installed, a parameter does not fit, or one cannot work
     *     with another or with the rest of the design
     */
    public void check(List<Choice> choices) {
        List<Selection> selections =
                choices.stream().map(choice -> choice.resolve(plugins())).toList();
        complete().ifPresent(experiment -> new ExperimentCheck(plugins()).check(experiment, selections));
    }

    /** The experiment, unless something of it is not installed: then nothing can be said about what fits it. */
    private Optional<Experiment> complete() {
        try {
            return Optional.of(experiment());
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.USER) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    public Path runsFolder() {
        return runsOption.orElseGet(environment::runsFolder);
    }

    /**
     * Music, encoded; what was asked for last is kept, so that nothing is loaded twice in a row.
     *
     * @throws continuo.fault.Failure of kind DATA when nothing is left to learn from, of kind INTERRUPTED when cancelled
     */
    public Dataset dataset(
            List<Selection> sources, Selection representation, LoadOptions options, LoadProgress progress) {
        Source source =
                new Source(sources.stream().map(Selection::toString).toList(), representation.toString(), options);
        if (loaded.isEmpty() || !loaded.get().source().equals(source)) {
            // Let go of the old before the new is there: they may not fit into memory together.
            loaded = Optional.empty();
            List<Corpus> opened = new ArrayList<>();
            for (Selection selection : sources) {
                opened.add(plugins().create(Corpus.class, selection));
            }
            Representation encoding = GuardedRepresentation.create(plugins(), representation);
            loaded = Optional.of(new Loaded(source, CorpusLoader.load(opened, encoding, options, progress)));
        }
        return loaded.get().dataset();
    }

    /** Corpora, ready to be read. */
    public List<Corpus> open(List<Choice> sources) {
        List<Corpus> opened = new ArrayList<>();
        for (Choice source : sources) {
            opened.add(plugins().create(Corpus.class, source.resolve(plugins())));
        }
        return opened;
    }

    /** The runs kept. */
    public Runs runs() {
        return new Runs(runsFolder());
    }

    /**
     * The run that a command means.
     *
     * @param name as given; the last one when not
     * @throws continuo.fault.Failure of kind USER when there is no such run, or none was trained yet
     */
    public RunDirectory run(Optional<String> name) {
        String wanted = name.or(() -> lastRun)
                .orElseThrow(
                        () -> Failure.user("no run was trained or named in this session yet: name one (runs list)"));
        RunDirectory run = runs().open(wanted);
        lastRun = Optional.of(wanted);
        return run;
    }

    /** The run that was trained or named last, which commands mean when none is named. */
    public Optional<String> lastRun() {
        return lastRun;
    }

    public void lastRun(String name) {
        lastRun = Optional.of(name);
    }

    /** Has questions answered by somebody from now on; without anybody there the answer is yes. */
    public void askedOf(Predicate<String> person) {
        confirmation = person;
    }

    /** Whether the user, if there is one to ask, agrees to what cannot be taken back. */
    public boolean agreed(String question) {
        return confirmation.test(question);
    }

    /** Ends the shell after the running command. */
    public void leave() {
        leaving = true;
    }

    public boolean leaving() {
        return leaving;
    }

    /** Does not wait for plugins that are just being loaded; they are closed when they are. */
    @Override
    public void close() {
        closed = true;
        plugins.ifPresent(PluginHost::close);
    }
}
