package continuo.spi;

import java.util.stream.Stream;

/**
 * A metric whose values depend on music it was shown before, such as how much of the training music a piece repeats.
 * Until then it is defined on no piece.
 *
 * @param <X> what pieces are made of
 */
public interface LearnedMetric<X> extends Metric<X> {
    /**
     * A metric that has learnt from some music; this one does not change.
     *
     * @param music whole pieces, each once, perhaps many and perhaps read by several threads while the stream is
     *     consumed; to be consumed in the stream's order, so that the same music gives the same metric
     * @return the metric to measure with; empty values are allowed where there was no music to learn from
     * @throws continuo.fault.Failure whatever reading the music throws
     */
    Metric<X> learn(Stream<X> music);
}
