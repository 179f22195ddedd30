package continuo.shell.editing;

import continuo.shell.editing.Place.Role;
import continuo.shell.language.Argument;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the words of one command by its syntax: takes one after the other and tells what may come next. */
final class CommandReading {
    private final Vocabulary vocabulary;
    private final List<String> words = new ArrayList<>();
    private final List<String> positional = new ArrayList<>();
    private final List<Option> given = new ArrayList<>();
    private Optional<Syntax> syntax = Optional.empty();
    private Optional<Option> waiting = Optional.empty();
    private boolean optionsEnded;

    CommandReading(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void take(String word) {
        boolean between = words.isEmpty() && (word.equals(BlockPlace.ELSE) || word.equals(BlockPlace.END));
        if (between || beginsBlock() && word.equals(BlockPlace.DO)) {
            begin();
            return;
        }
        words.add(word);
        if (words.size() <= 2 && name()) {
            return;
        }
        if (waiting.isPresent()) {
            waiting = Optional.empty();
        } else if (isOption(word)) {
            option(word);
        } else {
            positional.add(word);
        }
    }

    /** A command begins with the next word. */
    private void begin() {
        words.clear();
        positional.clear();
        given.clear();
        syntax = Optional.empty();
        waiting = Optional.empty();
        optionsEnded = false;
    }

    /** Whether the command is the head of a block, up to its {@code do}. */
    private boolean beginsBlock() {
        List<Argument> arguments = syntax.map(Syntax::arguments).orElse(List.of());
        return !arguments.isEmpty()
                && arguments.get(arguments.size() - 1).name().equals(BlockPlace.DO);
    }

    /** Whether a word is part of the command's name. */
    private boolean name() {
        Optional<Syntax> found = vocabulary.commands().syntax(String.join(" ", words));
        syntax = found.or(() -> syntax);
        return words.size() == 1 || found.isPresent();
    }

    private boolean isOption(String word) {
        return !optionsEnded && word.startsWith("-") && word.length() > 1;
    }

    private void option(String word) {
        if (word.equals("--")) {
            optionsEnded = true;
            return;
        }
        int equals = word.indexOf('=');
        Optional<Option> option = syntax.flatMap(known -> known.option(equals < 0 ? word : word.substring(0, equals)));
        option.ifPresent(given::add);
        waiting = option.filter(o -> equals < 0 && o.value().isPresent());
    }

    /**
     * Where the next word stands.
     *
     * @param typed what is there of it
     */
    Place place(String typed) {
        if (words.isEmpty()) {
            return vocabulary.commands().statement();
        }
        if (waiting.isPresent()) {
            return value(waiting.get());
        }
        boolean family = words.size() == 1 && vocabulary.commands().isFamily(words.get(0));
        if (syntax.isEmpty()) {
            return family ? vocabulary.commands().members(words.get(0)) : Place.anything();
        }
        if (typed.startsWith("-") && !optionsEnded) {
            return new OptionPlace(syntax.get().allOptions(), given, this::value);
        }
        if (beginsBlock()) {
            return head();
        }
        Place argument = argument()
                .map(next -> vocabulary.place(next.value(), positional))
                .orElseGet(() -> new NothingPlace(syntax.get().name()));
        if (family && positional.isEmpty()) {
            argument = new EitherPlace(vocabulary.commands().members(words.get(0)), argument);
        }
        boolean needed = argument().filter(next -> next.arity().required()).isPresent() && missing();
        return needed || optionsEnded
                ? argument
                : new EitherPlace(argument, new OptionPlace(syntax.get().options(), given, this::value));
    }

    private Place head() {
        List<Argument> ahead = argumentsAhead();
        Place next = word(ahead.get(0));
        return ahead.get(0).arity().several() && !missing() ? new EitherPlace(next, word(ahead.get(1))) : next;
    }

    private Place word(Argument argument) {
        return argument.value() instanceof Value.OneOf choice
                ? NamePlace.of(
                        Role.COMMAND,
                        "word",
                        choice.words().stream()
                                .map(each -> Offer.word(each, argument.help()))
                                .toList())
                : vocabulary.place(argument.value(), positional);
    }

    private Place value(Option option) {
        return vocabulary.place(option.value().orElseThrow().value(), List.of());
    }

    /** The argument that the next word is for. */
    Optional<Argument> argument() {
        List<Argument> ahead = argumentsAhead();
        return ahead.isEmpty() ? Optional.empty() : Optional.of(ahead.get(0));
    }

    /** The arguments that may still come; one that takes several words stays. */
    List<Argument> argumentsAhead() {
        List<Argument> all = syntax.map(Syntax::arguments).orElse(List.of());
        int next = Math.min(positional.size(), all.size());
        for (int i = 0; i < next; i++) {
            if (all.get(i).arity().several()) {
                return all.subList(i, all.size());
            }
        }
        return all.subList(next, all.size());
    }

    /** Whether the argument that comes next has no word yet. */
    boolean missing() {
        List<Argument> all = syntax.map(Syntax::arguments).orElse(List.of());
        return positional.size() < all.size()
                && all.subList(0, positional.size()).stream()
                        .noneMatch(argument -> argument.arity().several());
    }

    /** The command's own options that were not given. */
    List<Option> optionsAhead() {
        return optionsEnded
                ? List.of()
                : syntax.map(Syntax::options).orElse(List.of()).stream()
                        .filter(option -> !given.contains(option))
                        .toList();
    }

    /** The option whose value comes next. */
    Optional<Option> waiting() {
        return waiting;
    }

    /** Whether a word of the command is there; not so behind {@code do}. */
    boolean begun() {
        return !words.isEmpty();
    }

    Optional<Syntax> syntax() {
        return syntax;
    }

    /** Where no word is expected any more. */
    private record NothingPlace(String command) implements Place {
        @Override
        public Role role(String word) {
            return Role.PLAIN;
        }

        @Override
        public List<Offer> offers(String typed) {
            return List.of();
        }

        @Override
        public Optional<String> problem(String word) {
            return word.isEmpty() ? Optional.empty() : Optional.of("is one word too many");
        }
    }
}
