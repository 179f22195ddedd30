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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What lasts from one command to the next. */
public final class Session implements AutoCloseable {
    private final Environment environment;
    private final Path runsFolder;
    private volatile Consumer<String> notices;
    private final Map<Kind, Choice> choices = new EnumMap<>(Kind.class);
    private List<Choice> corpora = List.of(Choice.defaults(Kind.CORPUS, "starter"));
    private volatile Optional<PluginHost> plugins = Optional.empty();
    private final Object loading = new Object();
    private volatile boolean closed;
    private Optional<String> lastRun = Optional.empty();
    private Optional<Loaded> loaded = Optional.empty();
    private boolean drums;
    private boolean leaving;

    /** What a dataset was made of: when this is the same, so is the dataset. */
    private record Source(List<String> corpora, String representation, LoadOptions options) {}

    private record Loaded(Source source, Dataset dataset) {}

    /** @param notices takes what the user should know although no command asked for it */
    public Session(Environment environment, Path runsFolder, Consumer<String> notices) {
        this.environment = environment;
        this.runsFolder = runsFolder;
        this.notices = notices;
        for (Choice choice : Choice.ofNewExperiment()) {
            choices.put(choice.kind(), choice);
        }
    }

    public Environment environment() {
        return environment;
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

    /** The experiment under construction: its components looked up by name among what is installed now. */
    public Experiment experiment() {
        List<Selection> music = new ArrayList<>();
        for (Choice corpus : corpora) {
            music.add(corpus.resolve(plugins()));
        }
        return new Experiment(
                music,
                selection(Kind.REPRESENTATION),
                selection(Kind.GENERATOR),
                selection(Kind.DISCRIMINATOR),
                selection(Kind.LOSS),
                selection(Kind.TRAINER));
    }

    /** The one component of a kind, looked up among what is installed now. */
    public Selection selection(Kind kind) {
        return choices.get(kind).resolve(plugins());
    }

    /** What is chosen of a kind; for a corpus the first. */
    public Choice choice(Kind kind) {
        return kind == Kind.CORPUS ? corpora.get(0) : choices.get(kind);
    }

    public List<Choice> corpora() {
        return corpora;
    }

    /** Puts a component in the place of the one of its kind, a corpus in that of all corpora. */
    public void choose(Choice choice) {
        if (choice.kind() == Kind.CORPUS) {
            chooseCorpora(List.of(choice));
        } else {
            choices.put(choice.kind(), choice);
        }
    }

    /**
     * Whether a component may be chosen.
     *
     * @throws continuo.fault.Failure of kind USER when it is not installed, a parameter does not fit, or it cannot work
     *     with the others chosen
     */
    public void check(Choice choice) {
        Selection selection = choice.resolve(plugins());
        complete().ifPresent(experiment -> new ExperimentCheck(plugins()).check(experiment, selection));
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

    public void chooseCorpora(List<Choice> sources) {
        corpora = List.copyOf(sources);
    }

    /** Whether the percussion channel of the corpora is kept. */
    public boolean drums() {
        return drums;
    }

    public void drums(boolean keep) {
        drums = keep;
    }

    public Path runsFolder() {
        return runsFolder;
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
        return new Runs(runsFolder);
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
