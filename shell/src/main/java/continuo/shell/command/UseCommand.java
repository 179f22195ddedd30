package continuo.shell.command;

import continuo.fault.Failure;
import continuo.params.ParameterSchema;
import continuo.plugin.Selection;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Choice;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import java.util.List;
import java.util.Map;

/** Chooses a component of the experiment. */
final class UseCommand implements Command {
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
                .detail("A component that cannot work with the others chosen is refused, with those that would.")
                .example("use generator c-rnn units=128")
                .example("use loss non-saturating");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> session.check(choice(arguments)));
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Choice choice = choice(arguments);
        session.choose(choice);
        Selection selection = choice.resolve(session.plugins());
        if (console.json()) {
            console.object(Described.selection(selection));
        } else {
            console.line(choice.kind().word() + ": " + choice);
        }
    }

    private static Choice choice(Arguments arguments) {
        Kind kind = Kind.ofWord(arguments.word("KIND"));
        if (kind == Kind.METRIC) {
            throw Failure.user("metrics are not part of the experiment: name them with evaluate --metrics");
        }
        Map<String, String> assignments = ParameterSchema.assignments(arguments.words("NAME=VALUE"));
        return new Choice(kind, arguments.word("ID"), assignments);
    }
}
