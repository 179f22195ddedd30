package continuo.shell.command.corpus;

import continuo.design.Choice;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.session.Session;

/** Tells what is in the music chosen. */
public final class CorpusInfoCommand implements Command {
    private static final Option ALL = Option.flag("--all", "name duplicates, damaged, empty and salvaged pieces");

    @Override
    public Syntax syntax() {
        return Syntax.of("corpus info", Task.LEARN_FROM, "what was found in the music chosen")
                .with(ALL)
                .example("corpus info")
                .example("corpus info --all");
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        if (!console.json()) {
            for (Choice corpus : session.design().corpora()) {
                console.line(corpus.toString());
            }
        }
        CensusText.tell(Loading.dataset(session, console), arguments.has(ALL), console);
    }
}
