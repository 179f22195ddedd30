package continuo.shell.session;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.shell.console.Remedies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's settings: environment variables before the configuration file before the defaults. Immutable.
 *
 * @param environment the system's, without the file
 * @param file the configuration file
 */
public record Settings(Environment environment, ConfigFile file) {
    /**
     * A setting as it holds.
     *
     * @param value as the file would have it; empty where the default holds
     * @param origin {@code default}, {@code file}, or the variable's name
     */
    public record Held(Setting setting, Optional<String> value, String origin) {}

    /** @throws Failure of kind USER naming every line of the file and every variable that is wrong */
    public static Settings read(Environment environment) {
        Settings settings = new Settings(environment, ConfigFile.read(environment.configFile()));
        List<String> problems = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            environment
                    .get(setting.variable())
                    .flatMap(setting::variableProblem)
                    .ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw Failure.user(String.join("; ", problems));
        }
        return settings;
    }

    /** The environment with what the file says in the place of variables that are not set. */
    public Environment configured() {
        Map<String, String> values = new HashMap<>();
        file.values()
                .forEach((setting, value) ->
                        values.put(setting.variable(), setting.asVariable(value, environment.variables())));
        return environment.with(values);
    }

    /** Every setting, in the order they are documented. */
    public List<Held> held() {
        List<Held> held = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            held.add(held(setting));
        }
        return held;
    }

    public Held held(Setting setting) {
        Optional<String> variable = environment.get(setting.variable());
        if (variable.isPresent()) {
            return new Held(setting, variable.map(setting::ofVariable), setting.variable());
        }
        Optional<String> written = Optional.ofNullable(file.values().get(setting));
        return new Held(setting, written, written.isPresent() ? "file" : "default");
    }

    /**
     * The settings that words mean to change: {@code NAME=VALUE}, or {@code NAME=} for the default.
     *
     * @throws Failure of kind USER naming every problem
     */
    public static Map<Setting, String> assignments(List<String> words) {
        Map<Setting, String> assignments = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1).strip();
            try {
                Setting setting = named(equals < 0 ? word : word.substring(0, equals));
                if (equals < 0) {
                    throw Failure.user("\"" + word + "\" is not of the form NAME=VALUE");
                }
                if (value.indexOf('\n') >= 0) {
                    throw Failure.user(setting.word() + " must fit on one line");
                }
                if (!value.isEmpty()) {
                    setting.problem(value).ifPresent(problems::add);
                }
                if (assignments.put(setting, value) != null) {
                    throw Failure.user(setting.word() + " is given twice");
                }
            } catch (Failure failure) {
                problems.add(Remedies.told(failure));
            }
        }
        if (!problems.isEmpty()) {
            throw Failure.user(String.join("; ", problems));
        }
        return assignments;
    }

    /** @throws Failure of kind USER naming the nearest */
    public static Setting named(String word) {
        return Setting.ofWord(word).orElseThrow(() -> Failure.user(Nearest.message("setting", word, Setting.words())));
    }

    /**
     * Writes settings to the file; empty values take theirs out of it.
     *
     * @return the settings after that
     * @throws Failure of kind USER where the file was made wrong meanwhile, of kind RESOURCE when it cannot be written
     */
    public Settings write(Map<Setting, String> assignments) {
        // Read again: somebody may have edited it since the session began.
        ConfigFile changed = ConfigFile.read(file.file());
        for (Map.Entry<Setting, String> assignment : new EnumMap<>(assignments).entrySet()) {
            changed = assignment.getValue().isEmpty()
                    ? changed.without(assignment.getKey())
                    : changed.with(assignment.getKey(), assignment.getValue());
        }
        changed.write();
        return new Settings(environment, changed);
    }
}
