package continuo.shell.command.compose;

import continuo.fault.Quantity;
import continuo.shell.command.RunArgument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.train.Noise;
import java.util.concurrent.ThreadLocalRandom;

/** Has a trained generator write pieces. */
public final class GenerateCommand extends ComposingCommand {
    private static final int COUNT_DEFAULT = 4;

    /** Few enough for short names of files. */
    private static final int MOST_SEEDS = 100_000;

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
                .with(RunArgument.RUN)
                .with(COUNT)
                .with(SEED)
                .with(Option.BACKGROUND)
                .example("generate first --count 2 --events 100 --out songs")
                .example("generate first --prime song.mid --bars 2 --seed 7");
        return Composing.options(syntax);
    }

    @Override
    Order order(Arguments arguments) {
        int count = (int) arguments.number(COUNT).orElse(COUNT_DEFAULT);
        long seed = arguments
                .number(SEED)
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(MOST_SEEDS));
        return new Order(
                Noise.ofSeed(seed, count),
                "piece-" + seed,
                Quantity.of(count, "piece", "pieces") + " with seed " + seed);
    }
}
