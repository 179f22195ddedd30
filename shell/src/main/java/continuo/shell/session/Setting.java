package continuo.shell.session;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user sets once for all sessions: a line of the configuration file, or an environment variable, which goes before
 * the file.
 */
public enum Setting {
    RUNS("runs", "CONTINUO_RUNS", Type.PATH, "./runs", "folder in which runs are kept"),
    PLUGINS(
            "plugins",
            "CONTINUO_PLUGINS",
            Type.PATHS,
            "the user's folder plugins",
            "folders of more plugins, separated by " + File.pathSeparator),
    SOUND_FONT(
            "sound-font",
            "CONTINUO_SOUND_FONT",
            Type.PATH,
            "the sounds that come with Java",
            "SoundFont file that render uses"),
    THREADS("threads", "CONTINUO_THREADS", Type.COUNT, "all processors", "how many threads train and load music"),
    COLOUR("colour", "NO_COLOR", Type.OFF, "on", "whether a terminal that can show colours does"),
    ASCII("ascii", "CONTINUO_ASCII", Type.ON, "off, unless the locale is not UTF-8", "whether drawings keep to ASCII"),
    HISTORY("history", "CONTINUO_NO_HISTORY", Type.OFF, "on", "whether what is typed is remembered"),
    STARTUP(
            "startup",
            "CONTINUO_STARTUP",
            Type.PATH,
            "the user's file startup.continuo, if there is one",
            "file of commands that the interactive shell begins with");

    private static final int MOST_THREADS = 1024;

    private final String word;
    private final String variable;
    private final Type type;
    private final String usual;
    private final String help;

    /** How a value is written in the file and in the environment. */
    enum Type {
        PATH,
        PATHS,
        COUNT,
        /** A switch whose variable switches it on, whatever its value. */
        ON,
        /** A switch whose variable switches it off, whatever its value. */
        OFF
    }

    Setting(String word, String variable, Type type, String usual, String help) {
        this.word = word;
        this.variable = variable;
        this.type = type;
        this.usual = usual;
        this.help = help;
    }

    /** Its name in the file and in commands. */
    public String word() {
        return word;
    }

    /** The environment variable that goes before the file. */
    public String variable() {
        return variable;
    }

    /** What holds when nothing is set, in words. */
    public String usual() {
        return usual;
    }

    public String help() {
        return help;
    }

    /** The values there are to choose from; empty where there are too many. */
    public List<String> choices() {
        return type == Type.ON || type == Type.OFF ? List.of("on", "off") : List.of();
    }

    static Optional<Setting> ofWord(String word) {
        return Arrays.stream(values())
                .filter(setting -> setting.word.equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Setting::word).toList();
    }

    /** What is wrong with a value of the file; empty when it will do. */
    Optional<String> problem(String value) {
        boolean sound = switch (type) {
            case COUNT -> isCount(value);
            case ON, OFF -> choices().contains(value);
            case PATH, PATHS -> !isQuoted(value);
        };
        return sound ? Optional.empty() : Optional.of(word + " " + requirement() + ", not " + value);
    }

    /** What is wrong with the variable's value; empty when it will do. */
    Optional<String> variableProblem(String value) {
        return type == Type.COUNT && !isCount(value)
                ? Optional.of(variable + " " + requirement() + ", not \"" + value + "\"")
                : Optional.empty();
    }

    private String requirement() {
        return switch (type) {
            case COUNT -> "is a whole number from 1 to " + MOST_THREADS;
            case ON, OFF -> "is on or off";
            case PATH, PATHS -> "is written without quotes";
        };
    }

    private static boolean isCount(String value) {
        return value.matches("[0-9]{1,4}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST_THREADS;
    }

    private static boolean isQuoted(String value) {
        char first = value.charAt(0);
        return value.length() > 1 && (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first;
    }

    /** What the variable would hold to say the same; empty for what is said by not setting it. */
    String asVariable(String value, Map<String, String> environment) {
        return switch (type) {
            case ON -> value.equals("on") ? "1" : "";
            case OFF -> value.equals("off") ? "1" : "";
            case COUNT -> value;
            case PATH -> expanded(value, environment);
            case PATHS ->
                String.join(
                        File.pathSeparator,
                        Arrays.stream(value.split(File.pathSeparator))
                                .map(path -> expanded(path, environment))
                                .toList());
        };
    }

    private static String expanded(String path, Map<String, String> environment) {
        boolean home = path.equals("~") || path.startsWith("~/");
        return home && environment.containsKey("HOME") ? environment.get("HOME") + path.substring(1) : path;
    }

    /** What the file would hold to say the same as the variable. */
    String ofVariable(String value) {
        return switch (type) {
            case ON -> value.isEmpty() ? "off" : "on";
            case OFF -> value.isEmpty() ? "on" : "off";
            case COUNT, PATH, PATHS -> value;
        };
    }
}
