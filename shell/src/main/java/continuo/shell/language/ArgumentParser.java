package continuo.shell.language;

import continuo.fault.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sorts the words of one command by its syntax and collects every problem. */
public final class ArgumentParser {
    private final Syntax syntax;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();
    private final List<String> positional = new ArrayList<>();
    /** Where in {@code positional} a word stands that may be the value of an unknown option. */
    private final List<Integer> doubtful = new ArrayList<>();

    private ArgumentParser(Syntax syntax) {
        this.syntax = syntax;
    }

    /** @param words without the command's name */
    public static Parsed parse(Syntax syntax, List<Word> words) {
        return new ArgumentParser(syntax).parse(words);
    }

    private Parsed parse(List<Word> words) {
        int i = 0;
        boolean optionsEnded = false;
        while (i < words.size()) {
            String text = words.get(i).text();
            i++;
            if (optionsEnded || !isOption(text)) {
                positional.add(text);
            } else if (text.equals("--")) {
                optionsEnded = true;
            } else {
                Optional<String> next =
                        i < words.size() ? Optional.of(words.get(i).text()) : Optional.empty();
                i += option(text, next);
            }
        }
        leaveOutDoubtful();
        return new Parsed(new Arguments(positional(), options), problems);
    }

    /** A hyphen alone is a word like any other, and so is a negative number. */
    private static boolean isOption(String text) {
        return text.length() > 1 && text.startsWith("-") && "0123456789.".indexOf(text.charAt(1)) < 0;
    }

    /** Takes an option and returns how many of the words after it belonged to it. */
    private int option(String text, Optional<String> next) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Optional<Option> found = syntax.option(name);
        if (found.isEmpty()) {
            problems.add(unknown(name));
            if (equals < 0 && next.filter(word -> !word.startsWith("-")).isPresent()) {
                doubtful.add(positional.size());
            }
            return 0;
        }
        Option option = found.get();
        if (option.value().isEmpty()) {
            if (equals >= 0) {
                problems.add(name + " takes no value");
            }
            options.put(name, "");
            return 0;
        }
        if (equals >= 0) {
            set(option, text.substring(equals + 1));
            return 0;
        }
        if (next.isEmpty()) {
            problems.add(name + " needs a value: " + option.synopsis());
            return 0;
        }
        set(option, next.get());
        return 1;
    }

    private void set(Option option, String text) {
        Optional<String> problem = option.value().orElseThrow().value().problem(text);
        problem.ifPresent(what -> problems.add(option.name() + " " + what));
        if (options.put(option.name(), text) != null) {
            problems.add(option.name() + " is given twice");
        }
    }

    private String unknown(String name) {
        List<String> names = new ArrayList<>();
        for (Option option : syntax.allOptions()) {
            names.add(option.name());
        }
        return Nearest.message("option", name, names);
    }

    /** Words that would only make a second problem of an unknown option: for which there is no place or no need. */
    private void leaveOutDoubtful() {
        List<Argument> arguments = syntax.arguments();
        boolean endless =
                arguments.stream().anyMatch(argument -> argument.arity().several());
        boolean needed =
                arguments.stream().anyMatch(argument -> argument.arity().required());
        int fitting = !needed ? 0 : endless ? positional.size() : arguments.size();
        for (int i = doubtful.size() - 1; i >= 0 && positional.size() > fitting; i--) {
            positional.remove((int) doubtful.get(i));
        }
    }

    private Map<String, List<String>> positional() {
        Map<String, List<String>> words = new HashMap<>();
        int taken = 0;
        for (Argument argument : syntax.arguments()) {
            int wanted = argument.arity().several() ? positional.size() - taken : 1;
            List<String> given = positional.subList(taken, Math.min(positional.size(), taken + wanted));
            taken += given.size();
            if (!given.isEmpty()) {
                words.put(argument.name(), List.copyOf(given));
            } else if (argument.arity().required()) {
                problems.add(argument.name() + " is missing: " + syntax.synopsis());
            }
            for (String text : given) {
                argument.value().problem(text).ifPresent(what -> problems.add(argument.name() + " " + what));
            }
        }
        for (String text : positional.subList(taken, positional.size())) {
            problems.add("\"" + text + "\" is one word too many: " + syntax.synopsis());
        }
        return words;
    }
}
