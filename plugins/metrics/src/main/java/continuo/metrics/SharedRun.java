package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.LearnedMetric;
import continuo.spi.Metric;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.pf4j.Extension;

/**
 * How long a passage of the training music the piece repeats: the longest run of successive pitch intervals that is in a
 * piece of it, too; notes by onset and, at one onset, by pitch. A transposed passage counts, one in another rhythm as
 * well. 0 where nothing is shared.
 *
 * <p>People repeat each other, and scales: how long is too long, real music that was held out of the training shows. A
 * piece that is itself in the training music shares all of it. Empty before there was music to learn from, and for fewer
 * than two notes.
 */
@Extension
@Component(
        id = "shared-run",
        summary = "longest run of pitch intervals shared with the training music",
        source = "longest common substring")
public final class SharedRun implements LearnedMetric<Score> {
    private static final String UNIT = "intervals";

    public SharedRun(NoParameters parameters) {}

    @Override
    public Metric<Score> learn(Stream<Score> music) {
        List<byte[]> pieces = music.map(IntervalIndex::intervals).toList();
        return pieces.isEmpty() ? this : new Learned(new IntervalIndex(pieces));
    }

    @Override
    public OptionalDouble measure(Score score) {
        return OptionalDouble.empty();
    }

    @Override
    public String unit() {
        return UNIT;
    }

    private record Learned(IntervalIndex training) implements Metric<Score> {
        @Override
        public OptionalDouble measure(Score score) {
            byte[] intervals = IntervalIndex.intervals(score);
            return intervals.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(training.longestRun(intervals));
        }

        @Override
        public String unit() {
            return UNIT;
        }
    }
}
