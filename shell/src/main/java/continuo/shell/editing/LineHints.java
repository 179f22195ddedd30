package continuo.shell.editing;

import continuo.shell.language.Argument;
import continuo.shell.language.Lexed;
import continuo.shell.language.Lexer;
import continuo.shell.language.Mark;
import continuo.shell.language.Option;
import continuo.shell.language.Value;
import continuo.shell.language.Variables;
import continuo.shell.language.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Says at the end of a line what comes next. */
final class LineHints {
    private final Vocabulary vocabulary;
    private final Supplier<Variables> variables;
    private final Function<String, Optional<String>> earlier;

    /** @param earlier the last line of the past that begins like a text and is longer */
    LineHints(Vocabulary vocabulary, Supplier<Variables> variables, Function<String, Optional<String>> earlier) {
        this.vocabulary = vocabulary;
        this.variables = variables;
        this.earlier = earlier;
    }

    /** @param text the whole line, with the cursor at its end */
    Hint of(String text) {
        Lexed lexed = Lexer.lex(text, variables.get());
        boolean comment = lexed.marks().stream()
                .anyMatch(mark -> mark.kind() == Mark.Kind.COMMENT && mark.end() == text.length());
        if (lexed.fresh() || !lexed.complete() || comment) {
            return Hint.NONE;
        }
        List<Word> words = lexed.commands().get(lexed.commands().size() - 1);
        Word last = words.get(words.size() - 1);
        boolean typing = last.end() == text.length();
        CommandReading reading = new CommandReading(vocabulary);
        for (Word word : typing ? words.subList(0, words.size() - 1) : words) {
            reading.take(word.text());
        }
        return typing ? within(text, last.text(), reading) : Hint.note(next(reading));
    }

    private Hint within(String text, String typed, CommandReading reading) {
        Place place = reading.place(typed);
        if (place.refuses(typed)) {
            return Hint.note("  " + place.problem(typed).orElse(""));
        }
        String expectation = typed.endsWith("=") || typed.endsWith(".") ? place.expectation(typed) : "";
        if (!expectation.isEmpty()) {
            return Hint.note(expectation);
        }
        Optional<String> line = earlier.apply(text);
        if (line.isPresent()) {
            return new Hint(line.get().substring(text.length()), "");
        }
        List<Offer> offers = place.offers(typed).stream()
                .filter(offer -> offer.value().startsWith(typed))
                .toList();
        if (offers.size() == 1 && !offers.get(0).value().equals(typed)) {
            String description = offers.get(0).description();
            return new Hint(
                    offers.get(0).value().substring(typed.length()), description.isEmpty() ? "" : "  " + description);
        }
        if (offers.stream().noneMatch(offer -> offer.value().equals(typed))) {
            return Hint.NONE;
        }
        reading.take(typed);
        String next = next(reading);
        return Hint.note(next.isEmpty() ? "" : " " + next);
    }

    /** What may follow, and what the first of it means. */
    private String next(CommandReading reading) {
        if (reading.waiting().isPresent()) {
            return value(reading.waiting().get(), reading.place("").expectation(""));
        }
        if (!reading.begun()) {
            return "";
        }
        Place place = reading.place("");
        if (reading.syntax().isEmpty()) {
            return String.join(
                    " | ", place.offers("").stream().map(Offer::value).toList());
        }
        StringBuilder text = new StringBuilder();
        for (Argument argument : reading.argumentsAhead()) {
            text.append(text.isEmpty() ? "" : " ").append(argument.synopsis());
        }
        Optional<Argument> argument = reading.argument();
        if (argument.isPresent()) {
            String expectation = place.expectation("");
            String help = argument.get().help();
            boolean range = !(argument.get().value() instanceof Value.Plain);
            String meaning = expectation.isEmpty() ? help : range ? expectation + "; " + help : expectation;
            return reading.missing() || !expectation.isEmpty() ? text + "  " + meaning : text.toString();
        }
        for (Option option : reading.optionsAhead()) {
            text.append(text.isEmpty() ? "[" : " [").append(option.synopsis()).append(']');
        }
        return text.toString();
    }

    private static String value(Option option, String expectation) {
        String name = option.value().map(Option.Operand::name).orElse("");
        boolean range = option.value()
                .filter(operand -> operand.value() instanceof Value.Plain)
                .isEmpty();
        return name + "  " + (expectation.isEmpty() || range ? "" : expectation + "; ") + OptionPlace.summary(option);
    }
}
