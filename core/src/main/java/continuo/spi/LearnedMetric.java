package continuo.spi;

import continuo.music.Score;
import java.util.stream.Stream;

/**
 * A metric that must first learn from music, such as how much of the training music a piece repeats. Before that it is
 * undefined for every piece.
 */
public interface LearnedMetric extends Metric {
    /**
     * A metric that has learnt from some music; this one does not change.
     *
     * @param music whole pieces, each once, perhaps many and perhaps read by several threads while the stream is
     *     consumed; to be consumed in the stream's order, so that the same music gives the same metric
     * @return the metric to measure with; empty values are allowed where there was no music to learn from
     * @throws continuo.fault.Failure whatever reading the music throws
     */
    Metric learn(Stream<Score> music);
}
