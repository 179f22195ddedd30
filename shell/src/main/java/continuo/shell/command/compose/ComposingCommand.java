package continuo.shell.command.compose;

import continuo.shell.command.Command;
import continuo.shell.command.RunArgument;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.session.Session;
import continuo.train.Noise;
import java.util.List;

/** Has a run's generator write pieces; what is left to say is from which noise. */
abstract class ComposingCommand implements Command {
    /**
     * What is to be composed.
     *
     * @param noise of each piece
     * @param stem of the files' names
     * @param headline what the pieces are
     */
    record Order(List<Noise> noise, String stem, String headline) {}

    abstract Order order(Arguments arguments);

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Composing.problems(arguments);
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Composing composing = Composing.of(RunArgument.of(arguments, session), arguments, session, console);
        Order order = order(arguments);
        new PieceWriting(composing).write(order.noise(), order.stem(), order.headline(), session, console);
    }
}
