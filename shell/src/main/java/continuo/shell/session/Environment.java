package continuo.shell.session;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Continuo learns from the system around it; everything comes in here so that tests can give another.
 *
 * @param variables environment variables
 * @param directory the working folder, absolute
 * @param home the distribution's folder, which holds {@code plugins/}; empty when started without its launcher
 * @param configured variables by name that the configuration file stands in for
 */
public record Environment(
        Map<String, String> variables, Path directory, Optional<Path> home, Map<String, String> configured) {
    private static final String SCRIPT_ENDING = ".continuo";

    /** In a folder of more files, only these are looked at for a name that may have been meant. */
    private static final int MOST_NEIGHBOURS = 2_000;

    public Environment {
        variables = Map.copyOf(variables);
        configured = Map.copyOf(configured);
    }

    /** One whose configuration file was not read. */
    public Environment(Map<String, String> variables, Path directory, Optional<Path> home) {
        this(variables, directory, home, Map.of());
    }

    public static Environment ofProcess() {
        return new Environment(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty("continuo.home")).map(Path::of));
    }

    /** The same with a variable set. */
    public Environment withVariable(String variable, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(variable, value);
        return new Environment(more, directory, home, configured);
    }

    /** The same after reading the user's configuration file. */
    Environment with(Map<String, String> values) {
        return new Environment(variables, directory, home, values);
    }

    /** A variable, or what the configuration file says in its place; empty text counts as nothing. */
    public Optional<String> get(String variable) {
        return Optional.ofNullable(variables.get(variable))
                .filter(text -> !text.isEmpty())
                .or(() -> Optional.ofNullable(configured.get(variable)))
                .filter(text -> !text.isEmpty());
    }

    /** Where the user's own things are: {@code $CONTINUO_USER} or {@code ~/.continuo}. */
    public Path userFolder() {
        Optional<String> chosen = get("CONTINUO_USER");
        if (chosen.isPresent()) {
            return path(chosen.get());
        }
        return path(get("HOME").orElseGet(() -> System.getProperty("user.home")))
                .resolve(".continuo");
    }

    /** The distribution's plugins, then {@code $CONTINUO_PLUGINS} (several with the path separator) or the user's. */
    public List<Path> pluginFolders() {
        List<Path> folders = new ArrayList<>();
        home.ifPresent(folder -> folders.add(folder.resolve("plugins")));
        Optional<String> chosen = get("CONTINUO_PLUGINS");
        if (chosen.isPresent()) {
            for (String folder : chosen.get().split(File.pathSeparator)) {
                if (!folder.isEmpty()) {
                    folders.add(path(folder));
                }
            }
        } else {
            folders.add(userFolder().resolve("plugins"));
        }
        return folders;
    }

    /** Where runs are kept unless an option says otherwise: {@code $CONTINUO_RUNS} or {@code ./runs}. */
    public Path runsFolder() {
        return path(get("CONTINUO_RUNS").orElse("runs"));
    }

    /**
     * Whether text may hold more than ASCII: by the locale, unless {@code $CONTINUO_ASCII} is set, as the launcher does
     * where it had to change the locale.
     */
    public boolean unicode() {
        String locale =
                get("LC_ALL").or(() -> get("LC_CTYPE")).or(() -> get("LANG")).orElse("");
        String name = locale.toUpperCase(Locale.ROOT).replace("-", "");
        return get("CONTINUO_ASCII").isEmpty() && name.endsWith("UTF8");
    }

    /** Where encoded music is kept. */
    public Path cacheFolder() {
        return userFolder().resolve("cache");
    }

    /** How many threads to work with: {@code $CONTINUO_THREADS} or all processors. */
    public int threads() {
        return get("CONTINUO_THREADS")
                .map(Integer::parseInt)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /** The SoundFont to play with, unless an option names one: {@code $CONTINUO_SOUND_FONT}. */
    public Optional<Path> soundFont() {
        return get("CONTINUO_SOUND_FONT").map(this::existing);
    }

    /** Whether what is typed is remembered: unless {@code $CONTINUO_NO_HISTORY} is set. */
    public boolean history() {
        return get("CONTINUO_NO_HISTORY").isEmpty();
    }

    /** Commands the interactive shell begins with: {@code $CONTINUO_STARTUP}, or the user's, if there are any. */
    public Optional<Path> startup() {
        Path usual = userFolder().resolve("startup.continuo");
        return get("CONTINUO_STARTUP")
                .map(this::existing)
                .or(() -> Optional.of(usual).filter(Files::isRegularFile));
    }

    public Path configFile() {
        return userFolder().resolve("config");
    }

    public Path logFile() {
        return userFolder().resolve("continuo.log");
    }

    /**
     * A path as the user wrote it, made absolute.
     *
     * @throws Failure of kind USER when it cannot be a path on this system
     */
    public Path path(String text) {
        try {
            return directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw Failure.user("\"" + text + "\" cannot be a path here: " + e.getReason());
        }
    }

    /** @throws Failure of kind USER when there is no such file or folder */
    public Path existing(String text) {
        Path path = path(text);
        if (!Files.exists(path)) {
            throw Failure.user("no such file or folder: " + text + guess(path));
        }
        return path;
    }

    /**
     * A file of commands: as {@link #existing}, or else the example of that name that comes with Continuo, which may be
     * named without its ending.
     *
     * @throws Failure of kind USER when there is neither
     */
    public Path script(String text) {
        for (String name : List.of(text, text + SCRIPT_ENDING)) {
            Optional<Path> example = examples()
                    .filter(folder -> !Files.isRegularFile(path(text)) && !text.contains("/"))
                    .map(folder -> folder.resolve(name))
                    .filter(Files::isRegularFile);
            if (example.isPresent()) {
                return example.get();
            }
        }
        return existing(text);
    }

    /** The folder of examples that come with Continuo. */
    public Optional<Path> examples() {
        return home.map(folder -> folder.resolve("examples"));
    }

    /** The neighbour that may have been meant. */
    private String guess(Path missing) {
        Path folder = missing.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        String wanted = missing.getFileName().toString();
        try (Stream<Path> neighbours = Files.list(folder)) {
            // That two files have the same ending does not make their names alike.
            List<String> names = neighbours
                    .limit(MOST_NEIGHBOURS)
                    .map(neighbour -> neighbour.getFileName().toString())
                    .filter(name ->
                            Nearest.to(stem(wanted), List.of(stem(name))).isPresent())
                    .toList();
            return Nearest.to(wanted, names)
                    .map(name -> "; did you mean " + shown(folder.resolve(name)) + "?")
                    .orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    /** A file's name without its ending. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A path as short as it can be said from the working folder. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(directory) && !absolute.equals(directory)
                ? directory.relativize(absolute).toString()
                : absolute.toString();
    }
}
