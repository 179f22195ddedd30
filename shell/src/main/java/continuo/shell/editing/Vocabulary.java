package continuo.shell.editing;

import continuo.fault.Failure;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.run.CheckpointChoice;
import continuo.run.RunDirectory;
import continuo.run.RunManifest;
import continuo.shell.command.Commands;
import continuo.shell.command.runs.LoggedFigures;
import continuo.shell.editing.Place.Role;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import continuo.studio.report.LogLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The words there are in a session, by what they are for. */
final class Vocabulary {
    private static final Predicate<Kind> ANY = kind -> true;
    private static final Predicate<Kind> OF_THE_EXPERIMENT = kind -> !kind.measures();

    private final CommandNames commands;
    private final Session session;
    private final Supplier<Optional<PluginHost>> plugins;
    private final boolean thorough;

    private Vocabulary(Commands commands, Session session, Supplier<Optional<PluginHost>> plugins, boolean thorough) {
        this.commands = new CommandNames(commands);
        this.session = session;
        this.plugins = plugins;
        this.thorough = thorough;
    }

    /** Knows everything, and waits for plugins and reads logs to know it. */
    static Vocabulary whole(Commands commands, Session session) {
        return new Vocabulary(commands, session, () -> Optional.of(session.plugins()), true);
    }

    /**
     * Knows what can be told at once, at each key.
     *
     * @param plugins what is installed; while that is empty, names of components are neither offered nor judged
     */
    static Vocabulary atOnce(Commands commands, Session session, Supplier<Optional<PluginHost>> plugins) {
        return new Vocabulary(commands, session, plugins, false);
    }

    CommandNames commands() {
        return commands;
    }

    /**
     * Where a value may stand.
     *
     * @param before the words of the command's arguments before it
     */
    Place place(Value value, List<String> before) {
        return value instanceof Value.Plain plain ? plain(plain, before) : new ValuePlace(value);
    }

    private Place plain(Value.Plain plain, List<String> before) {
        return switch (plain) {
            case FILE, MIDI_FILE, COMMAND_FILE, JAR, SOUND_FONT, WAV_FILE, HTML_FILE, FOLDER, PATH ->
                new PathPlace(plain, session.environment());
            case RUN -> new PatternPlace(new NamePlace(Role.NAME, "run", this::runs));
            case JOB -> new NamePlace(Role.NAME, "job", this::jobs);
            case LOGGED_FIGURE -> new OfferedPlace(() -> thorough ? figures(before) : List.of());
            case BEST_FIGURE -> new OfferedPlace(this::bestFigures);
            case CHECKPOINT -> new OfferedPlace(() -> thorough ? checkpoints(before) : List.of());
            case PIECES ->
                new EitherPlace(
                        new PathPlace(plain, session.environment()), new NamePlace(Role.NAME, "run", this::runs));
            case KIND -> kinds(ANY);
            case EXPERIMENT_KIND -> kinds(OF_THE_EXPERIMENT);
            case COMPONENT -> named(kind(before), this::components);
            case CORPUS -> plugins.get().<Place>map(host -> source(before)).orElseGet(Place::anything);
            case METRICS ->
                plugins.get().<Place>map(host -> new ListPlace(metrics())).orElseGet(Place::anything);
            case PLUGIN -> plugins.get().<Place>map(Vocabulary::plugins).orElseGet(Place::anything);
            case COMMAND -> commands.helped(before);
            case ASSIGNMENT -> plugins.get().<Place>map(host -> design(before)).orElseGet(Place::anything);
            case EXPERIMENT_ASSIGNMENT -> settings(before);
            case VARIATION ->
                new VariationPlace(
                        experimentKinds(),
                        this::components,
                        settings(List.of()),
                        new PathPlace(plain, session.environment()));
            case EXPERIMENT_PARAMETER -> new ParameterNamePlace(experimentKinds(), this::chosen);
            case FIGURE ->
                plugins.get()
                        .<Place>map(host -> new FigurePlace(metrics(), this::logged))
                        .orElseGet(Place::anything);
            case SETTING -> new ConfigPlace();
            case TEXT -> Place.anything();
        };
    }

    private Place named(Optional<Kind> kind, Function<Kind, Place> place) {
        return kind.filter(k -> plugins.get().isPresent()).map(place).orElseGet(Place::anything);
    }

    private static Place kinds(Predicate<Kind> wanted) {
        List<Offer> offers = Arrays.stream(Kind.values())
                .filter(wanted)
                .map(kind -> Offer.word(kind.word(), ""))
                .toList();
        return NamePlace.of(Role.NAME, "kind of component", offers);
    }

    private static Optional<Kind> kind(List<String> words) {
        return Arrays.stream(Kind.values())
                .filter(kind -> !words.isEmpty() && kind.word().equals(words.get(0)))
                .findFirst();
    }

    private NamePlace components(Kind kind) {
        List<Offer> offers = installed(kind).stream()
                .map(component -> Offer.word(component.id(), component.summary()))
                .toList();
        return NamePlace.of(Role.NAME, kind.word(), offers);
    }

    private List<ComponentDescriptor> installed(Kind kind) {
        return plugins.get().map(host -> host.components(kind)).orElse(List.of());
    }

    private Optional<ComponentDescriptor> installed(Kind kind, String id) {
        return installed(kind).stream()
                .filter(component -> component.id().equals(id))
                .findFirst();
    }

    private static Place plugins(PluginHost host) {
        return new NamePlace(
                Role.NAME,
                "plugin",
                () -> host.plugins().stream()
                        .map(status -> Offer.word(status.id(), status.failure().orElse(status.description())))
                        .toList());
    }

    /** After {@code KIND ID}: its parameters, or the next kind; after that, its id. */
    private Place design(List<String> before) {
        int start = before.size();
        while (start > 0 && before.get(start - 1).indexOf('=') > 0) {
            start--;
        }
        List<String> names = before.subList(0, start).stream()
                .filter(word -> word.indexOf('=') <= 0)
                .toList();
        if (names.size() % 2 == 1) {
            return named(kind(names.subList(names.size() - 1, names.size())), this::components);
        }
        Place next = kinds(kind -> OF_THE_EXPERIMENT.test(kind) && !names.contains(kind.word()));
        List<String> given = names(before.subList(start, before.size()));
        return kind(names.subList(Math.max(0, names.size() - 2), names.size()))
                .flatMap(kind -> installed(kind, names.get(names.size() - 1)))
                .<Place>map(component -> new EitherPlace(parameters(component, "", Map.of(), given), next))
                .orElseGet(Place::anything);
    }

    private static List<String> names(List<String> assignments) {
        return assignments.stream()
                .filter(word -> word.indexOf('=') > 0)
                .map(word -> word.substring(0, word.indexOf('=')))
                .toList();
    }

    private ParameterPlace parameters(
            ComponentDescriptor component, String before, Map<String, String> now, List<String> given) {
        Place files = new PathPlace(Value.Plain.MIDI_FILE, session.environment());
        return new ParameterPlace(component.parameters(), before, now, given, files);
    }

    private Place settings(List<String> before) {
        return new SettingPlace(experimentKinds(), kind -> {
            String start = kind.word() + ".";
            List<String> given = names(before).stream()
                    .filter(name -> name.startsWith(start))
                    .map(name -> name.substring(start.length()))
                    .toList();
            return chosen(kind)
                    .<Place>map(component -> parameters(
                            component, start, session.design().choice(kind).assignments(), given))
                    .orElseGet(Place::anything);
        });
    }

    private static List<Kind> experimentKinds() {
        return Arrays.stream(Kind.values()).filter(OF_THE_EXPERIMENT).toList();
    }

    private Optional<ComponentDescriptor> chosen(Kind kind) {
        return installed(kind, session.design().choice(kind).id());
    }

    /** The names of what the runs have logged. */
    private Set<String> logged() {
        Set<String> names = new TreeSet<>();
        for (RunDirectory run : thorough ? session.runs().list() : List.<RunDirectory>of()) {
            run.log()
                    .last()
                    .flatMap(LogLine::of)
                    .ifPresent(line -> names.addAll(line.figures().keySet()));
        }
        return names;
    }

    private Place source(List<String> before) {
        Optional<ParameterPlace> parameters = Optional.empty();
        List<String> since = new ArrayList<>();
        for (String word : before) {
            Optional<ComponentDescriptor> corpus = installed(Kind.CORPUS, word);
            if (corpus.isPresent()) {
                since.clear();
                parameters = Optional.of(parameters(corpus.get(), "", Map.of(), List.of()));
            } else if (word.indexOf('=') > 0) {
                since.add(word);
            } else {
                parameters = Optional.empty();
            }
        }
        return new SourcePlace(
                components(Kind.CORPUS),
                new PathPlace(Value.Plain.MIDI_FILE, session.environment()),
                parameters.map(place -> place.without(names(since))),
                session.environment());
    }

    private NamePlace metrics() {
        List<Offer> offers = new ArrayList<>(components(Kind.METRIC).offers(""));
        offers.addAll(components(Kind.SET_METRIC).offers(""));
        return NamePlace.of(Role.NAME, "metric", offers);
    }

    private List<Offer> bestFigures() {
        return Stream.of(Kind.SET_METRIC, Kind.PROBE)
                .flatMap(kind -> installed(kind).stream())
                .map(component -> Offer.word(component.id(), component.summary()))
                .toList();
    }

    private List<Offer> jobs() {
        return session.jobs().all().stream()
                .map(job -> Offer.word("" + job.number(), job.job().command()))
                .toList();
    }

    private List<Offer> figures(List<String> before) {
        return LoggedFigures.names(session, before).stream()
                .map(name -> Offer.word(name, ""))
                .toList();
    }

    /** Those of the run that was named before, or of the last one. */
    private List<Offer> checkpoints(List<String> before) {
        List<Offer> offers = new ArrayList<>(List.of(
                Offer.word(CheckpointChoice.BEST, "that composed best"),
                Offer.word(CheckpointChoice.LAST, "the newest")));
        session.runs().list().stream()
                .filter(run -> before.contains(run.name())
                        || before.isEmpty() && session.lastRun().equals(Optional.of(run.name())))
                .flatMap(run -> run.steps().stream())
                .forEach(step -> offers.add(Offer.word("" + step, "")));
        return offers;
    }

    private List<Offer> runs() {
        try {
            return session.runs().list().stream()
                    .map(run -> new Offer(run.name(), run.name(), () -> description(run), true))
                    .toList();
        } catch (Failure failure) {
            // A folder that cannot be listed offers nothing; the command says why.
            return List.of();
        }
    }

    /** {@code 2026-11-23, starter, c-rnn with adversarial}. */
    private static String description(RunDirectory run) {
        try {
            RunManifest manifest = run.manifest();
            StringBuilder text = new StringBuilder(manifest.created()
                    .atZone(ZoneId.systemDefault())
                    .toLocalDate()
                    .toString());
            for (RunManifest.Component choice : manifest.components()) {
                if (choice.kind() == Kind.CORPUS || choice.kind() == Kind.GENERATOR) {
                    text.append(", ").append(choice.id());
                }
            }
            return text.toString();
        } catch (Failure failure) {
            return "cannot be read";
        }
    }
}
