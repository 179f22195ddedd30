package continuo.shell.command.design;

import continuo.design.Choice;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.params.ParameterSchema.Declaration;
import continuo.shell.command.Command;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts parameters of the components chosen back to their defaults. */
public final class UnsetCommand implements Command {
    private static final Argument NAME = Argument.atLeastOne(
            "KIND.NAME",
            Value.Plain.EXPERIMENT_PARAMETER,
            "such as generator.units; KIND alone for all of its parameters");

    @Override
    public Syntax syntax() {
        return Syntax.of("unset", Task.DESIGN, "put parameters back to their defaults")
                .with(NAME)
                .example("set generator.units=128 generator.depth=1; unset generator.units")
                .example("unset generator trainer");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        List<String> problems = new ArrayList<>();
        for (String word : arguments.words(NAME.name())) {
            problems.addAll(Problems.of(() -> changed(session, List.of(word))));
        }
        if (problems.isEmpty()) {
            problems.addAll(Problems.of(
                    () -> session.designing().check(changed(session, arguments.words(NAME.name())))));
        }
        return problems;
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        run(arguments, session, console);
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        List<Choice> changed = changed(session, arguments.words(NAME.name()));
        session.designing().change(session.design().with(changed));
        Choices.tell(changed, session, console);
    }

    private static List<Choice> changed(Session session, List<String> words) {
        Map<Kind, Choice> choices = new EnumMap<>(Kind.class);
        for (String word : words) {
            int dot = word.indexOf('.');
            Kind kind = SetCommand.kind(dot < 0 ? word : word.substring(0, dot), session);
            Choice before = choices.getOrDefault(kind, session.design().choice(kind));
            choices.put(
                    kind,
                    dot < 0 ? Choice.defaults(kind, before.id()) : without(before, word.substring(dot + 1), session));
        }
        return List.copyOf(choices.values());
    }

    private static Choice without(Choice choice, String name, Session session) {
        List<String> names =
                session.plugins().component(choice.kind(), choice.id()).parameters().declarations().stream()
                        .map(Declaration::name)
                        .toList();
        // What is set but no longer declared, as after a plugin was replaced, is what one most wants to be rid of.
        if (!names.contains(name) && !choice.assignments().containsKey(name)) {
            throw Failure.user(Nearest.message("parameter", name, names));
        }
        return choice.without(name);
    }
}
