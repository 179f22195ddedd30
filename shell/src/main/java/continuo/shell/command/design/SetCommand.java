package continuo.shell.command.design;

import continuo.design.Choice;
import continuo.fault.Failure;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Changes parameters of the components chosen. */
public final class SetCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of("set", Task.DESIGN, "change parameters of the components chosen")
                .with(Argument.atLeastOne(
                        "KIND.NAME=VALUE", Value.Plain.EXPERIMENT_ASSIGNMENT, "such as generator.units=128"))
                .detail("unset puts parameters back to their defaults.")
                .example("set generator.units=128 trainer.batch=10")
                .example("set loss.smoothing=0.1");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        List<String> sound = new ArrayList<>();
        for (String word : arguments.words("KIND.NAME=VALUE")) {
            List<String> wrong = Problems.of(() -> session.designing().check(changed(session, List.of(word))));
            problems.addAll(wrong);
            if (wrong.isEmpty()) {
                sound.add(word);
            }
        }
        if (problems.isEmpty()) {
            // What is sound word by word may not be so together.
            problems.addAll(Problems.of(() -> session.designing().check(changed(session, sound))));
        }
        return problems;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<Choice> changed = changed(session, arguments.words("KIND.NAME=VALUE"));
        session.designing().change(session.design().with(changed));
        Choices.tell(changed, session, console);
    }

    private static List<Choice> changed(Session session, List<String> words) {
        Map<Kind, Choice> choices = new EnumMap<>(Kind.class);
        for (String word : words) {
            int equals = word.indexOf('=');
            int dot = word.indexOf('.');
            if (dot < 1 || equals < dot + 2) {
                throw Failure.user("\"" + word + "\" is not of the form KIND.NAME=VALUE");
            }
            Kind kind = kind(word.substring(0, dot), session);
            Choice before = choices.getOrDefault(kind, session.design().choice(kind));
            Choice after = before.with(Map.of(word.substring(dot + 1, equals), word.substring(equals + 1)));
            choices.put(kind, Sources.placed(after, session.environment()));
        }
        return List.copyOf(choices.values());
    }

    /** The kind of a component whose parameters are meant. */
    public static Kind kind(String word, Session session) {
        Kind kind = Kind.ofWord(word);
        if (kind.measures()) {
            throw Failure.user("metrics are not part of the experiment");
        }
        if (kind == Kind.CORPUS && session.design().corpora().size() > 1) {
            throw Failure.user("several corpora are chosen: give their parameters with corpus use");
        }
        return kind;
    }
}
