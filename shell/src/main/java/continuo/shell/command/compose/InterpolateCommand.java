package continuo.shell.command.compose;

import continuo.fault.Quantity;
import continuo.shell.command.RunArgument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.train.Noise;

/** Has a trained generator write pieces between two others. */
public final class InterpolateCommand extends ComposingCommand {
    private static final long FROM_DEFAULT = 1;
    private static final long TO_DEFAULT = 2;
    private static final int STEPS_DEFAULT = 5;
    private static final Value SEED = new Value.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);

    private static final Option FROM = Option.of("--from", "SEED", SEED, "begin with the first piece of this seed")
            .otherwise(FROM_DEFAULT);
    private static final Option TO = Option.of("--to", "SEED", SEED, "end with the first piece of this seed")
            .otherwise(TO_DEFAULT);
    private static final Option STEPS = Option.of(
                    "--steps", "N", new Value.WholeNumber(2, 10_000), "how many pieces, both ends included")
            .otherwise(STEPS_DEFAULT);

    @Override
    public Syntax syntax() {
        Syntax syntax = Syntax.of("interpolate", Task.GENERATE, "write pieces on the way from one seed's to another's")
                .with(RunArgument.RUN)
                .with(FROM)
                .with(TO)
                .with(STEPS);
        return Composing.options(syntax)
                .detail("The noise the generator is fed goes in equal steps along the straight line between the two;"
                        + " the ends are what generate --seed writes first.")
                .example("interpolate first --from 1 --to 2 --steps 3 --events 50");
    }

    @Override
    Order order(Arguments arguments) {
        long from = arguments.number(FROM).orElse(FROM_DEFAULT);
        long to = arguments.number(TO).orElse(TO_DEFAULT);
        int steps = (int) arguments.number(STEPS).orElse(STEPS_DEFAULT);
        return new Order(
                Noise.between(new Noise.OfSeed(from, 1), new Noise.OfSeed(to, 1), steps),
                "between-" + from + "-" + to,
                Quantity.of(steps, "piece", "pieces") + " from seed " + from + " to seed " + to);
    }
}
