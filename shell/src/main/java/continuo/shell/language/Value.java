package continuo.shell.language;

import continuo.shell.console.Numbers;
import java.util.List;
import java.util.Optional;

/** What may stand for an argument or an option's value: feeds validation, help and completion. */
public sealed interface Value {
    /** What is wrong with a text; empty when it will do. */
    default Optional<String> problem(String text) {
        return Optional.empty();
    }

    /** Values whose validity only the command can tell. */
    enum Plain implements Value {
        TEXT,
        FILE,
        FOLDER,
        PATH,
        RUN,
        KIND,
        COMPONENT,
        CORPUS,
        METRICS,
        PLUGIN,
        COMMAND,
        JOB,
        LOGGED_FIGURE,
        ASSIGNMENT,
        EXPERIMENT_ASSIGNMENT,
        EXPERIMENT_PARAMETER,
        SETTING,
        FIGURE
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
            String range = max == Long.MAX_VALUE
                    ? min == Long.MIN_VALUE ? "a whole number" : "a whole number from " + min
                    : min + ".." + max;
            return Optional.of("is " + range + ", not \"" + text + "\"");
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
            return Optional.of("is " + Numbers.shown(min) + ".." + Numbers.shown(max) + ", not \"" + text + "\"");
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
                    : Optional.of("is one of " + String.join(", ", words) + ", not \"" + text + "\"");
        }
    }
}
