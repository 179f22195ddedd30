package continuo.shell.command.script;

import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Condition;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import java.util.List;

/**
 * A word of the language among the commands, so that help tells and completion offers it. It is never run: whoever reads
 * statements takes it before commands are looked up.
 */
public final class KeywordCommand implements Command {
    private static final Argument DO = Argument.one("do", new Value.OneOf(List.of("do")), "commands follow, up to end");

    private final Syntax syntax;

    private KeywordCommand(Syntax syntax) {
        this.syntax = syntax;
    }

    public static KeywordCommand forEach() {
        return new KeywordCommand(Syntax.of("foreach", Task.SCRIPT, "run commands once for each of several words")
                .with(Argument.one("NAME", Value.Plain.TEXT, "stands for the word as $NAME, within the block"))
                .with(Argument.one("in", new Value.OneOf(List.of("in")), "words follow"))
                .with(Argument.atLeastOne("WORD", Value.Plain.PATH, "a text, or a pattern such as songs/*.mid"))
                .with(DO)
                .detail("The commands stand on the lines after do, or behind it, separated by ;. A pattern is replaced"
                        + " by the files that match, sorted; that none does is an error.")
                .example("foreach units in 32 64 do use generator c-rnn units=$units; end"));
    }

    public static KeywordCommand choice() {
        return new KeywordCommand(Syntax.of("if", Task.SCRIPT, "run commands only where something is so")
                .with(Argument.atLeastOne("CONDITION", Value.Plain.TEXT, Condition.FORMS))
                .with(DO)
                .detail("The commands stand on the lines after do, or behind it, separated by ;. Before end may stand"
                        + " else if CONDITION do and else, each with commands of its own. Texts that are numbers are"
                        + " compared as numbers.")
                .example("if exists songs do evaluate songs; else echo no songs yet; end"));
    }

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public boolean keyword() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        throw new IllegalStateException(syntax.name() + " is no command");
    }
}
