package continuo.studio.study;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a study keeps of one of its runs.
 *
 * @param seconds that its training took in all; empty where it was not trained by the study from its beginning
 * @param result empty until it was measured
 */
public record Outcome(OptionalDouble seconds, Optional<Result> result) {
    public static final Outcome NONE = new Outcome(OptionalDouble.empty(), Optional.empty());

    /** The training has gone on for so long; what was measured before holds no more. */
    public Outcome trained(double more) {
        return new Outcome(
                seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() + more) : seconds, Optional.empty());
    }

    public Outcome measured(Result now) {
        return new Outcome(seconds, Optional.of(now));
    }
}
