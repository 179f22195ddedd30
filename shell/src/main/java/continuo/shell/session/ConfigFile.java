package continuo.shell.session;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user's configuration file: {@code name = value} on each line, a value up to the end of its line and without quotes,
 * {@code #} at the beginning of a line for comments. Immutable; what is changed keeps every other line as it is.
 *
 * @param file need not exist
 * @param lines all of it, without line ends
 * @param values of the settings that are in it
 */
record ConfigFile(Path file, List<String> lines, Map<Setting, String> values) {
    private static final long LARGEST = 1 << 20;

    ConfigFile {
        lines = List.copyOf(lines);
        values = Collections.unmodifiableMap(values.isEmpty() ? Map.of() : new EnumMap<>(values));
    }

    static ConfigFile none(Path file) {
        return new ConfigFile(file, List.of(), Map.of());
    }

    /** @throws Failure of kind USER naming every line that is wrong; of kind RESOURCE when it cannot be read */
    static ConfigFile read(Path file) {
        if (!Files.exists(file)) {
            return none(file);
        }
        List<String> lines = new ArrayList<>(List.of(text(file).split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ":" + (i + 1) + ": ";
            read(lines.get(i), values).ifPresent(problem -> problems.add(place + problem));
        }
        if (!problems.isEmpty()) {
            throw Failure.user(String.join("; ", problems));
        }
        return new ConfigFile(file, lines, values);
    }

    private static Optional<String> read(String line, Map<Setting, String> values) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        int equals = text.indexOf('=');
        if (equals < 1) {
            return Optional.of("\"" + text + "\" is not of the form name = value");
        }
        String word = text.substring(0, equals).strip();
        String value = text.substring(equals + 1).strip();
        Optional<Setting> setting = Setting.ofWord(word);
        if (setting.isEmpty()) {
            return Optional.of(Nearest.message("setting", word, Setting.words()));
        }
        if (value.isEmpty()) {
            return Optional.of(word + " has no value; leave the line out for the default");
        }
        if (values.put(setting.get(), value) != null) {
            return Optional.of(word + " is given twice");
        }
        return setting.get().problem(value);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw Failure.user(file + " is too large for a configuration file");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Failure.user(file + " is not UTF-8 text; write it anew");
        } catch (IOException e) {
            throw Failure.resource(
                    "cannot read " + file + ": " + AtomicFile.reason(e) + "; check that it may be read", e);
        }
    }

    /** The same with a setting in its line, or in a new one at the end. */
    ConfigFile with(Setting setting, String value) {
        String line = setting.word() + " = " + value;
        List<String> changed = new ArrayList<>(lines);
        int at = line(setting);
        if (at < 0) {
            changed.add(line);
        } else {
            changed.set(at, line);
        }
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.putAll(values);
        all.put(setting, value);
        return new ConfigFile(file, changed, all);
    }

    /** The same without a setting. */
    ConfigFile without(Setting setting) {
        if (!values.containsKey(setting)) {
            return this;
        }
        List<String> changed = new ArrayList<>(lines);
        changed.remove(line(setting));
        Map<Setting, String> rest = new EnumMap<>(values);
        rest.remove(setting);
        return new ConfigFile(file, changed, rest);
    }

    private int line(Setting setting) {
        for (int i = 0; i < lines.size(); i++) {
            int equals = lines.get(i).indexOf('=');
            if (equals > 0 && lines.get(i).substring(0, equals).strip().equals(setting.word())) {
                return i;
            }
        }
        return -1;
    }

    /** @throws Failure of kind RESOURCE naming the path and the way out; the old content is untouched then */
    void write() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        AtomicFile.write(target(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A link, as people have who keep their configuration under version control, stays a link. */
    private Path target() {
        try {
            return Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(file, e);
        }
    }
}
