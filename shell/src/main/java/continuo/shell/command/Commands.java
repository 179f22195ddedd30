package continuo.shell.command;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.shell.language.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every command of the language. */
public final class Commands {
    private final List<Command> all;

    /**
     * @param making makes the commands; is handed these, for commands that tell of all commands once they are run
     */
    public Commands(Function<Commands, List<Command>> making) {
        all = List.copyOf(making.apply(this));
    }

    /**
     * A command found at the beginning of a line.
     *
     * @param words how many words its name took
     */
    public record Match(Command command, int words) {}

    public List<Command> all() {
        return all;
    }

    /** @throws Failure of kind USER naming the nearest command */
    public Match match(List<Word> line) {
        String first = line.get(0).text();
        Optional<Command> family =
                line.size() > 1 ? find(first + " " + line.get(1).text()) : Optional.empty();
        if (family.isPresent()) {
            return new Match(family.get(), 2);
        }
        Optional<Command> alone = find(first);
        if (alone.isPresent() && alone.get().keyword() && line.get(0).quoted()) {
            throw Failure.user(first + " is a word of the language: write it without quotes");
        }
        if (alone.isPresent()) {
            return new Match(alone.get(), 1);
        }
        List<String> members = members(first);
        if (members.isEmpty()) {
            throw Failure.user(unknown(first));
        }
        throw Failure.user(
                line.size() == 1
                        ? first + " needs one of: " + String.join(", ", members)
                        : Nearest.message(first + " command", line.get(1).text(), members));
    }

    public Optional<Command> find(String name) {
        for (Command command : all) {
            if (command.syntax().name().equals(name)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** The second words of a family: {@code list}, {@code use} and {@code info} of {@code corpus}. */
    public List<String> members(String family) {
        List<String> members = new ArrayList<>();
        for (Command command : all) {
            String name = command.syntax().name();
            if (name.startsWith(family + " ")) {
                members.add(name.substring(family.length() + 1));
            }
        }
        return members;
    }

    /** The first word of every command, each once. */
    public List<String> firstWords() {
        List<String> words = new ArrayList<>();
        for (Command command : all) {
            String name = command.syntax().name();
            int blank = name.indexOf(' ');
            String first = blank < 0 ? name : name.substring(0, blank);
            if (!words.contains(first)) {
                words.add(first);
            }
        }
        return words;
    }

    private String unknown(String word) {
        return "unknown command \"" + word + "\"" + Nearest.guess(word, firstWords()) + " (help lists the commands)";
    }
}
