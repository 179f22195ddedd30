package continuo.shell.command.compose;

import continuo.run.RunDirectory;
import continuo.shell.command.Command;
import continuo.shell.console.Console;
import continuo.shell.console.Numbers;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.train.Noise;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Has a trained generator write pieces. */
public final class GenerateCommand implements Command {
    private static final int COUNT_DEFAULT = 4;

    /** Few enough for short names of files. */
    private static final int MOST_SEEDS = 100_000;

    private static final Argument RUN =
            Argument.optional("RUN", Value.Plain.RUN, "its name; the last one when left out");
    private static final Option COUNT = Option.of("--count", "N", new Value.WholeNumber(1, 10_000), "how many pieces")
            .otherwise(COUNT_DEFAULT);
    private static final Option SEED = Option.of(
                    "--seed",
                    "N",
                    new Value.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
                    "the same seed gives the same pieces")
            .otherwise("another each time");

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("generate", Task.GENERATE, "have a trained generator write pieces as MIDI files")
                .with(RUN)
                .with(COUNT)
                .with(SEED)
                .with(Option.BACKGROUND)
                .example("generate first --count 2 --events 100 --out songs")
                .example("generate first --prime song.mid --bars 2 --seed 7");
        return Composing.options(syntax);
    }

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
        RunDirectory run = session.run(arguments.find(RUN.name()));
        int count = (int) arguments.number(COUNT).orElse(COUNT_DEFAULT);
        long seed = arguments
                .number(SEED)
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(MOST_SEEDS));
        new PieceWriting(Composing.of(run, arguments, session, console))
                .write(
                        Noise.ofSeed(seed, count),
                        "piece-" + seed,
                        Numbers.count(count, "piece", "pieces") + " with seed " + seed,
                        session,
                        console);
    }
}
