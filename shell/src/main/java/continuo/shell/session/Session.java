package continuo.shell.session;

import continuo.design.Design;
import continuo.design.DesignHistory;
import continuo.fault.Failure;
import continuo.plugin.PluginHost;
import continuo.run.RunDirectory;
import continuo.run.Runs;
import continuo.shell.job.Jobs;
import continuo.studio.measure.LoadedMusic;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What lasts from one command to the next. */
public final class Session implements AutoCloseable {
    private final Workplace workplace;
    private final Designing designing;
    private final Leaving leaving = new Leaving();
    private final Jobs jobs;
    private final Optional<Origin> origin;
    private Predicate<String> confirmation = question -> true;
    private Optional<String> lastRun = Optional.empty();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private List<Path> lastPieces = List.of();
    private Foresight foresight = Foresight.NONE;
    private final int processors;

    /** What a snapshot began with, to tell what it has changed. */
    private record Origin(Optional<String> lastRun, List<Path> lastPieces, Optional<LoadedMusic.Source> music) {}

    /**
     * @param settings the user's
     * @param runsOption where runs are kept, whatever the settings say
     * @param notices takes what the user should know although no command asked for it
     */
    public Session(Settings settings, Optional<Path> runsOption, Consumer<String> notices) {
        this.workplace = new Workplace(settings, runsOption, notices);
        this.designing = new Designing(workplace::plugins, Design.initial());
        this.processors = environment().threads();
        this.jobs = new Jobs();
        this.origin = Optional.empty();
    }

    private Session(Session original) {
        workplace = original.workplace.snapshot();
        designing = new Designing(workplace::plugins, original.design());
        processors = Math.max(
                1,
                original.environment().threads() / (1 + original.jobs.running().size()));
        jobs = original.jobs;
        lastRun = original.lastRun;
        lastPieces = original.lastPieces;
        variables.putAll(original.variables);
        origin = Optional.of(new Origin(lastRun, lastPieces, workplace.music().source()));
    }

    /**
     * One for a job in the background: as this one is now, and untouched by what is chosen here later. Shares the plugins
     * and needs not be closed.
     */
    public Session snapshot() {
        return new Session(this);
    }

    /** The same for a job that this session waits for: what was loaded goes with it, so that it can be let go of. */
    public Session handOver() {
        Session copy = snapshot();
        workplace.music().letGo();
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
        workplace.music().adopt(job.workplace.music(), begun.music());
    }

    /** How many threads a training in this session had better have, now that others run. */
    public int processors() {
        return processors;
    }

    /** What runs in the background. */
    public Jobs jobs() {
        return jobs;
    }

    /** Where it works: settings, plugins, runs, music. */
    public Workplace workplace() {
        return workplace;
    }

    /** The experiment under construction, its changes, and what of it is installed. */
    public Designing designing() {
        return designing;
    }

    /** Whether the shell is to end. */
    public Leaving leaving() {
        return leaving;
    }

    /** The workplace's environment. */
    public Environment environment() {
        return workplace.environment();
    }

    /** The workplace's plugins, loaded when they are first asked for. */
    public PluginHost plugins() {
        return workplace.plugins();
    }

    /** The workplace's runs. */
    public Runs runs() {
        return workplace.runs();
    }

    /** The design as it is now. */
    public Design design() {
        return designing.design();
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
        return new Moment(designing.history(), lastRun, new LinkedHashMap<>(variables), foresight);
    }

    public void goBackTo(Moment moment) {
        designing.goBackTo(moment.designs());
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

    /** Does not wait for plugins that are just being loaded; they are closed when they are. */
    @Override
    public void close() {
        if (origin.isEmpty()) {
            workplace.close();
        }
    }
}
