package continuo.shell.language;

import continuo.fault.Nearest;
import continuo.shell.console.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand for an argument or an option's value: feeds validation, help and completion. */
public sealed interface Value {
    /** What is wrong with a text; empty when it will do. */
    default Optional<String> problem(String text) {
        return Optional.empty();
    }

    /** The values allowed, as help shows them; empty where only the command can tell. */
    default String range() {
        return "";
    }

    /** Values whose validity only the command can tell. */
    enum Plain implements Value {
        TEXT,
        FILE,
        /** A piece; {@code .mid} or what else MIDI files are called. */
        MIDI_FILE(".mid", ".midi", ".kar", ".rmi"),
        /** A piece, a folder of pieces or a run. */
        PIECES(".mid", ".midi", ".kar", ".rmi"),
        /** A file of commands. */
        COMMAND_FILE(".continuo"),
        JAR(".jar"),
        SOUND_FONT(".sf2", ".dls"),
        WAV_FILE(".wav"),
        HTML_FILE(".html"),
        FOLDER,
        PATH,
        RUN,
        KIND,
        /** A kind of which the experiment has one: all but metrics. */
        EXPERIMENT_KIND,
        COMPONENT,
        CORPUS,
        METRICS,
        PLUGIN,
        COMMAND,
        JOB,
        LOGGED_FIGURE,
        /** What measures of a training say, and the best checkpoint may be chosen by. */
        BEST_FIGURE,
        /** {@code best}, {@code last} or the number of a step. */
        CHECKPOINT,
        ASSIGNMENT,
        EXPERIMENT_ASSIGNMENT,
        EXPERIMENT_PARAMETER,
        /** What a study varies, or a file of commands that describes a variant. */
        VARIATION(".continuo"),
        SETTING,
        FIGURE;

        private final List<String> endings;

        Plain(String... endings) {
            this.endings = List.of(endings);
        }

        /** How the names of the files end that are offered, in small letters; empty where any file may be meant. */
        public List<String> endings() {
            return endings;
        }
    }

    /** A whole number within bounds, both included. */
    record WholeNumber(long min, long max) implements Value {
        @Override
        public Optional<String> problem(String text) {
            try {
                long number = Long.parseLong(text);
                if (number >= min && number <= max) {
                    return Optional.empty();
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number out of range.
            }
            return Optional.of("is " + range() + ", not \"" + text + "\"");
        }

        @Override
        public String range() {
            if (max < Integer.MAX_VALUE) {
                return min + ".." + max;
            }
            return min == Long.MIN_VALUE ? "a whole number" : "a whole number from " + min;
        }
    }

    /** A whole number, or one for each of some names: {@code 20}, {@code chords=30,melody=60}. */
    record Counts(long max) implements Value {
        private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]*)=(\\d{1,18})");

        @Override
        public Optional<String> problem(String text) {
            if (!text.contains("=")) {
                return new WholeNumber(0, max).problem(text);
            }
            for (String part : text.split(",", -1)) {
                Matcher named = NAMED.matcher(part);
                if (!named.matches() || Long.parseLong(named.group(2)) > max) {
                    return Optional.of("is " + range() + ", not \"" + text + "\"");
                }
            }
            return Optional.empty();
        }

        @Override
        public String range() {
            return "0.." + max + ", or PHASE=N,PHASE=N…";
        }

        /** The counts by name, of a text without a problem; the name of a bare number is empty. */
        public static Map<String, Integer> of(String text) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                counts.put(equals < 0 ? "" : part.substring(0, equals), Integer.parseInt(part.substring(equals + 1)));
            }
            return counts;
        }
    }

    /** A number within bounds, both included. */
    record Decimal(double min, double max) implements Value {
        @Override
        public Optional<String> problem(String text) {
            try {
                double number = Double.parseDouble(text);
                if (number >= min && number <= max) {
                    return Optional.empty();
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number out of range.
            }
            return Optional.of("is " + range() + ", not \"" + text + "\"");
        }

        @Override
        public String range() {
            return Numbers.shown(min) + ".." + Numbers.shown(max);
        }
    }

    /** One of a few words. */
    record OneOf(List<String> words) implements Value {
        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public Optional<String> problem(String text) {
            return words.contains(text)
                    ? Optional.empty()
                    : Optional.of("is " + range() + ", not \"" + text + "\"" + Nearest.guess(text, words));
        }

        @Override
        public String range() {
            return "one of " + String.join(", ", words);
        }
    }
}
