package continuo.shell.session;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.design.DesignHistory;
import continuo.design.Experiment;
import continuo.design.ExperimentCheck;
import continuo.fault.Failure;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.RunDirectory;
import continuo.run.Runs;
import continuo.shell.job.Jobs;
import continuo.spi.Corpus;
import continuo.spi.Kind;
import continuo.train.Dataset;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What lasts from one command to the next. */
public final class Session implements AutoCloseable {
    private final Optional<Path> runsOption;
    private final Jobs jobs;
    private final Optional<Origin> origin;
    private DesignHistory designs = DesignHistory.of(Design.initial());
    private Predicate<String> confirmation = question -> true;
    private Settings settings;
    private Environment environment;
    private final LazyPlugins plugins;
    private Optional<String> lastRun = Optional.empty();
    private final LoadedMusic music;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private List<Path> lastPieces = List.of();
    private Foresight foresight = Foresight.NONE;
    private int processors;
    private boolean leaving;
    private OptionalInt exitCode = OptionalInt.empty();

    /** What a snapshot began with, to tell what it has changed. */
    private record Origin(Optional<String> lastRun, List<Path> lastPieces, Optional<LoadedMusic.Source> music) {}

    /**
     * @param settings the user's
     * @param runsOption where runs are kept, whatever the settings say
     * @param notices takes what the user should know although no command asked for it
     */
    public Session(Settings settings, Optional<Path> runsOption, Consumer<String> notices) {
        this.settings = settings;
        this.environment = settings.configured();
        this.processors = environment.threads();
        this.runsOption = runsOption;
        this.plugins = new LazyPlugins(() -> environment.pluginFolders(), notices);
        this.jobs = new Jobs();
        this.music = new LoadedMusic();
        this.origin = Optional.empty();
    }

    private Session(Session original) {
        settings = original.settings;
        environment = settings.configured();
        processors = Math.max(
                1, original.environment.threads() / (1 + original.jobs.running().size()));
        runsOption = original.runsOption;
        plugins = original.plugins;
        jobs = original.jobs;
        music = original.music.copy();
        designs = DesignHistory.of(original.design());
        lastRun = original.lastRun;
        lastPieces = original.lastPieces;
        variables.putAll(original.variables);
        origin = Optional.of(new Origin(lastRun, lastPieces, music.source()));
    }

    /**
     * One for a job in the background: as this one is now, and untouched by what is chosen here later. Shares the plugins
     * and needs not be closed.
     */
    public Session snapshot() {
        plugins.get();
        return new Session(this);
    }

    /** The same for a job that this session waits for: what was loaded goes with it, so that it can be let go of. */
    public Session handOver() {
        Session copy = snapshot();
        music.letGo();
        return copy;
    }

    /** Takes over what a job has found out that began with a snapshot of this session: its run, the pieces it wrote, the music
     * it loaded. */
    public void adopt(Session job) {
        Origin begun = job.origin.orElseThrow();
        if (!job.lastRun.equals(begun.lastRun())) {
            lastRun = job.lastRun;
        }
        if (!job.lastPieces.equals(begun.lastPieces())) {
            lastPieces = job.lastPieces;
        }
        music.adopt(job.music, begun.music());
    }

    /** How many threads a training in this session had better have, now that others run. */
    public int processors() {
        return processors;
    }

    /** What runs in the background. */
    public Jobs jobs() {
        return jobs;
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

    /**
     * The representation to show a piece by: the experiment's, or, while the user has chosen none, the paper's, which shows
     * the piece as it is where the one that the session begins with rounds it to levels.
     */
    public Selection shownRepresentation() {
        return design().named().contains(Kind.REPRESENTATION)
                ? selection(Kind.REPRESENTATION)
                : installed(Design.PAPER_REPRESENTATION)
                        .map(choice -> choice.resolve(plugins()))
                        .orElseGet(() -> selection(Kind.REPRESENTATION));
    }

    /** A choice, where there is such a component. */
    Optional<Choice> installed(Choice choice) {
        return plugins().components(choice.kind()).stream()
                .filter(component -> component.id().equals(choice.id()))
                .findFirst()
                .map(found -> choice);
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
    Optional<Experiment> complete() {
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
        String wanted = name.or(() -> lastRun).orElseThrow(Session::noRunYet);
        RunDirectory run = runs().open(wanted);
        lastRun = Optional.of(wanted);
        return run;
    }

    /** Where a command means the last run and there is none. */
    public static Failure noRunYet() {
        return Failure.user("no run was trained or named in this session yet: name one (runs list)");
    }

    /** The run that was trained or named last, which commands mean when none is named. */
    public Optional<String> lastRun() {
        return lastRun;
    }

    public void lastRun(String name) {
        lastRun = Optional.of(name);
    }

    /** The files that were generated last; empty before. */
    public List<Path> lastPieces() {
        return lastPieces;
    }

    public void lastPieces(List<Path> files) {
        lastPieces = List.copyOf(files);
    }

    /** What {@code $NAME} stands for beside the environment, in the order it was set. */
    public Map<String, String> variables() {
        return Collections.unmodifiableMap(variables);
    }

    /** Sets a variable, or with an empty value takes it away. */
    public void variable(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> variables.put(name, text), () -> variables.remove(name));
    }

    /** What commands that were only rehearsed would have changed in the runs kept. */
    public Foresight foresight() {
        return foresight;
    }

    public void foresee(Foresight changed) {
        foresight = changed;
    }

    /** Whether there is a run of this name, or will be. */
    public boolean hasRun(String name) {
        return foresight
                .hasRun(name)
                .orElseGet(
                        () -> runs().list().stream().anyMatch(run -> run.name().equals(name)));
    }

    /** @throws continuo.fault.Failure of kind USER when there is no such run, nor will be */
    public void checkRun(String name) {
        if (!hasRun(name)) {
            runs().open(name);
            throw Failure.user("run \"" + name + "\" is there now, but an earlier line removes it");
        }
    }

    /** What a rehearsal changes and can take back. */
    public record Moment(
            DesignHistory designs, Optional<String> lastRun, Map<String, String> variables, Foresight foresight) {}

    public Moment moment() {
        return new Moment(designs, lastRun, new LinkedHashMap<>(variables), foresight);
    }

    public void goBackTo(Moment moment) {
        designs = moment.designs();
        lastRun = moment.lastRun();
        variables.clear();
        variables.putAll(moment.variables());
        foresight = moment.foresight();
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

    /** The same with the exit code that the user wants. */
    public void leave(int code) {
        exitCode = OptionalInt.of(code);
        leave();
    }

    /** Has the shell go on after all; returns the exit code that was wanted. */
    public OptionalInt stay() {
        OptionalInt wanted = exitCode;
        leaving = false;
        exitCode = OptionalInt.empty();
        return wanted;
    }

    /** The exit code that the user wants; empty where what happened decides. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    public boolean leaving() {
        return leaving;
    }

    /** Does not wait for plugins that are just being loaded; they are closed when they are. */
    @Override
    public void close() {
        if (origin.isEmpty()) {
            plugins.close();
        }
    }
}
