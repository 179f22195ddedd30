package continuo.shell.session;

import continuo.fault.Failure;
import continuo.plugin.PluginHost;
import continuo.plugin.PluginStatus;
import continuo.plugin.Selection;
import continuo.run.Experiment;
import continuo.run.ExperimentCheck;
import continuo.run.RunDirectory;
import continuo.run.Runs;
import continuo.shell.job.Jobs;
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
    private final Consumer<String> notices;
    private final Jobs jobs;
    private final Optional<Origin> origin;
    private final Map<Kind, Choice> choices = new EnumMap<>(Kind.class);
    private List<Choice> corpora = List.of(Choice.defaults(Kind.CORPUS, "starter"));
    private Optional<PluginHost> plugins = Optional.empty();
    private Optional<String> lastRun = Optional.empty();
    private Optional<Loaded> loaded = Optional.empty();
    private boolean drums;
    private int processors = Runtime.getRuntime().availableProcessors();
    private boolean leaving;

    /** What a dataset was made of: when this is the same, so is the dataset. */
    private record Source(List<String> corpora, String representation, LoadOptions options) {}

    private record Loaded(Source source, Dataset dataset) {}

    /** What a snapshot began with, to tell what it has changed. */
    private record Origin(Optional<String> lastRun, Optional<Loaded> loaded) {}

    /** @param notices takes what the user should know although no command asked for it */
    public Session(Environment environment, Path runsFolder, Consumer<String> notices) {
        this(environment, runsFolder, notices, new Jobs(), Optional.empty());
    }

    private Session(
            Environment environment, Path runsFolder, Consumer<String> notices, Jobs jobs, Optional<Origin> origin) {
        this.jobs = jobs;
        this.origin = origin;
        this.environment = environment;
        this.runsFolder = runsFolder;
        this.notices = notices;
        for (Choice choice : Choice.ofNewExperiment()) {
            choices.put(choice.kind(), choice);
        }
    }

    /**
     * One for a job in the background: as this one is now, and untouched by what is chosen here later. Shares the plugins
     * and needs not be closed.
     */
    public Session snapshot() {
        Session copy = new Session(environment, runsFolder, notices, jobs, Optional.of(new Origin(lastRun, loaded)));
        copy.plugins = Optional.of(plugins());
        copy.choices.putAll(choices);
        copy.corpora = corpora;
        copy.drums = drums;
        copy.lastRun = lastRun;
        copy.loaded = loaded;
        copy.processors = Math.max(1, processors / (1 + jobs.running().size()));
        return copy;
    }

    /** The same for a job that this session waits for: what was loaded goes with it, so that it can be let go of. */
    public Session handOver() {
        Session copy = snapshot();
        loaded = Optional.empty();
        return copy;
    }

    /** Takes over what a job has found out that began with a snapshot of this session: its run, the music it loaded. */
    public void adopt(Session job) {
        Origin begun = job.origin.orElseThrow();
        if (!job.lastRun.equals(begun.lastRun())) {
            lastRun = job.lastRun;
        }
        if (loaded.isEmpty() || loaded.equals(begun.loaded())) {
            loaded = job.loaded;
        }
    }

    /** How many threads a training in this session had better have, now that others run. */
    public int processors() {
        return processors;
    }

    /** What runs in the background. */
    public Jobs jobs() {
        return jobs;
    }

    public Environment environment() {
        return environment;
    }

    /** The plugins, loaded when they are first asked for: many commands need none. */
    public synchronized PluginHost plugins() {
        if (plugins.isEmpty()) {
            PluginHost host = PluginHost.open(environment.pluginFolders());
            plugins = Optional.of(host);
            for (PluginStatus status : host.failedPlugins()) {
                status.failure()
                        .ifPresent(reason -> notices.accept("plugin " + status.id() + " is not loaded: " + reason));
            }
        }
        return plugins.get();
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

    /** Takes {@link #leave} back. */
    public void stay() {
        leaving = false;
    }

    public boolean leaving() {
        return leaving;
    }

    @Override
    public synchronized void close() {
        if (origin.isPresent()) {
            return;
        }
        plugins.ifPresent(PluginHost::close);
        plugins = Optional.empty();
    }
}
