package continuo.shell.command.design;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.fault.Failure;
import continuo.params.ParameterSchema;
import continuo.shell.command.Command;
import continuo.shell.command.PieceFile;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Followers;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Chooses components of the experiment. */
public final class UseCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("use", Task.DESIGN, "choose a component of the experiment")
                .with(Argument.one(
                        "KIND",
                        Value.Plain.EXPERIMENT_KIND,
                        "corpus, representation, generator, discriminator, loss or trainer"))
                .with(Argument.one("ID", Value.Plain.COMPONENT, "one of those that \"components KIND\" lists"))
                .with(Argument.any(
                        "NAME=VALUE", Value.Plain.ASSIGNMENT, "its parameters; the others keep their defaults"))
                .with(PieceFile.DRUMS)
                .detail("A component that cannot work with the others chosen is refused, with those that would. Several"
                        + " may be chosen at once, KIND ID after KIND ID: they need only fit together. A generator that"
                        + " you have not chosen is replaced where it does not take a representation: by c-rnn for real"
                        + " numbers, by lstm (and the trainer by next-event) for bits and classes. Music is loaded when"
                        + " it is needed; corpus use loads it at once.")
                .example("use generator c-rnn units=128")
                .example("use representation quadruplet tones=3")
                .example("use loss non-saturating")
                .example("use generator c-rnn units=64 discriminator bi-lstm units=32");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> {
            List<Choice> choices = choices(arguments, session);
            choices.addAll(Followers.of(choices, session.designing()));
            session.designing().check(choices);
        });
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<Choice> choices = choices(arguments, session);
        List<Choice> followers = Followers.of(choices, session.designing());
        Design before = session.design();
        Design design = before.with(choices);
        for (Choice follower : followers) {
            design = design.withFollower(follower);
        }
        boolean music = choices.stream().anyMatch(choice -> choice.kind() == Kind.CORPUS);
        session.designing().change(music ? design.withDrums(arguments.has(PieceFile.DRUMS)) : design);
        Choices.tell(choices, session, console);
        for (Choice follower : followers) {
            console.note("the " + follower.kind().word() + " is " + follower + " now: "
                    + before.choice(follower.kind()).id() + " " + reason(follower, followers, choices));
        }
    }

    /** Why what was there before a follower could not stay. */
    private static String reason(Choice follower, List<Choice> followers, List<Choice> choices) {
        if (follower.kind() == Kind.TRAINER) {
            return "does not train " + followers.get(0).id();
        }
        return choices.stream().anyMatch(choice -> choice.kind() == Kind.REPRESENTATION)
                ? "does not take this representation"
                : "does not work with what was chosen";
    }

    /** The words in groups of a kind, an id and assignments. */
    private static List<Choice> choices(Arguments arguments, Session session) {
        List<Choice> choices = new ArrayList<>();
        List<String> words = arguments.words("NAME=VALUE");
        String kind = arguments.word("KIND");
        String id = arguments.word("ID");
        int at = 0;
        while (true) {
            int end = at;
            while (end < words.size() && words.get(end).indexOf('=') > 0) {
                end++;
            }
            choices.add(Sources.placed(choice(kind, id, words.subList(at, end)), session.environment()));
            if (end == words.size()) {
                break;
            }
            kind = words.get(end);
            if (end + 1 == words.size()) {
                throw Failure.user("\"" + kind + "\" is neither NAME=VALUE nor a kind with an ID after it");
            }
            id = words.get(end + 1);
            at = end + 2;
        }
        unique(choices);
        if (arguments.has(PieceFile.DRUMS) && choices.stream().noneMatch(choice -> choice.kind() == Kind.CORPUS)) {
            throw Failure.user("--drums is about corpora, and none is chosen here");
        }
        return choices;
    }

    private static Choice choice(String word, String id, List<String> assignments) {
        Kind kind = Kind.ofWord(word);
        if (kind.measures()) {
            throw Failure.user("metrics are not part of the experiment: name them with evaluate --metrics");
        }
        return new Choice(kind, id, ParameterSchema.assignments(assignments));
    }

    private static void unique(List<Choice> choices) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Choice choice : choices) {
            if (!seen.add(choice.kind()) && choice.kind() != Kind.CORPUS) {
                throw Failure.user("only one " + choice.kind().word() + " can be chosen");
            }
        }
    }
}
