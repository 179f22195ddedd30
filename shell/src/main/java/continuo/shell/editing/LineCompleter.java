package continuo.shell.editing;

import continuo.shell.language.Variables;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what may stand at the cursor, read off the commands' declarations and what is installed. */
final class LineCompleter implements Completer {
    private final Vocabulary vocabulary;
    private final Supplier<Variables> variables;

    LineCompleter(Vocabulary vocabulary, Supplier<Variables> variables) {
        this.vocabulary = vocabulary;
        this.variables = variables;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<Offer> offers = offers((TypedLine) line);
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            String description = offer.description();
            // The order is that of the declarations; 0 would mean the alphabet's.
            candidates.add(new Candidate(
                    offer.value(),
                    offer.shown(),
                    offer.group().isEmpty() ? null : offer.group(),
                    description.isEmpty() ? null : description,
                    null,
                    null,
                    offer.complete(),
                    i + 1));
        }
    }

    List<Offer> offers(TypedLine line) {
        return switch (line.state()) {
            case COMMENT -> List.of();
            case VARIABLE -> variables(line.prefix());
            case WORD -> words(line);
            case ASSIGNED ->
                words(line).stream()
                        .filter(offer -> offer.value().endsWith("="))
                        .map(LineCompleter::withoutEquals)
                        .toList();
        };
    }

    private List<Offer> words(TypedLine line) {
        CommandReading reading = new CommandReading(vocabulary);
        line.before().forEach(reading::take);
        return reading.place(line.prefix()).offers(line.prefix());
    }

    private static Offer withoutEquals(Offer offer) {
        String name = offer.value().substring(0, offer.value().length() - 1);
        return new Offer(name, offer.shown(), offer.describe(), false, offer.group());
    }

    private List<Offer> variables(String typed) {
        int dollar = typed.lastIndexOf('$');
        boolean braces = typed.startsWith("{", dollar + 1);
        String before = typed.substring(0, dollar);
        return variables.get().names().stream()
                .map(name -> braces ? "${" + name + "}" : "$" + name)
                .map(variable -> new Offer(before + variable, variable, () -> "", false))
                .toList();
    }
}
