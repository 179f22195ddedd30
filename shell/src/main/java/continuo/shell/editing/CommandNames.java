package continuo.shell.editing;

import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.script.Topic;
import continuo.shell.editing.Place.Role;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that commands begin with. */
final class CommandNames {
    private final Commands commands;
    private final Map<String, Syntax> syntaxes = new HashMap<>();
    private final Map<String, List<String>> families = new HashMap<>();
    private Optional<Place> firstWords = Optional.empty();

    CommandNames(Commands commands) {
        this.commands = commands;
    }

    /** What help may be asked for. */
    Place helped(List<String> before) {
        return before.isEmpty() ? new EitherPlace(firstWords(), topics()) : members(before.get(0));
    }

    private static Place topics() {
        List<Offer> offers = Arrays.stream(Topic.values())
                .map(topic -> Offer.word(topic.word(), topic.summary()).in("Topics"))
                .toList();
        return NamePlace.of(Role.COMMAND, "topic", offers);
    }

    /** Where a command may begin, or a block end. */
    Place statement() {
        return new EitherPlace(firstWords(), new BlockPlace());
    }

    private Place firstWords() {
        if (firstWords.isEmpty()) {
            Map<Task, List<Offer>> byTask = new EnumMap<>(Task.class);
            for (String first : commands.firstWords()) {
                Optional<Syntax> alone = syntax(first);
                List<String> members = memberNames(first);
                String summary = alone.map(Syntax::summary).orElseGet(() -> String.join(", ", members));
                Syntax any =
                        alone.or(() -> syntax(first + " " + members.get(0))).orElseThrow();
                byTask.computeIfAbsent(any.task(), task -> new ArrayList<>())
                        .add(Offer.word(first, summary).in(any.task().title()));
            }
            List<Offer> offers = byTask.values().stream().flatMap(List::stream).toList();
            firstWords = Optional.of(NamePlace.of(Role.COMMAND, "command", offers));
        }
        return firstWords.get();
    }

    /** The declaration of a command. Each is made once: they are asked for at each key. */
    Optional<Syntax> syntax(String name) {
        if (syntaxes.isEmpty()) {
            for (Command command : commands.all()) {
                Syntax syntax = command.syntax();
                syntaxes.put(syntax.name(), syntax);
            }
        }
        return Optional.ofNullable(syntaxes.get(name));
    }

    /** Whether commands of two words begin with a word. */
    boolean isFamily(String word) {
        return !memberNames(word).isEmpty();
    }

    private List<String> memberNames(String family) {
        if (families.isEmpty()) {
            commands.firstWords().forEach(first -> families.put(first, commands.members(first)));
        }
        return families.getOrDefault(family, List.of());
    }

    Place members(String family) {
        List<Offer> offers = new ArrayList<>();
        for (String member : memberNames(family)) {
            syntax(family + " " + member).ifPresent(found -> offers.add(Offer.word(member, found.summary())));
        }
        return NamePlace.of(Role.COMMAND, family + " command", offers);
    }
}
