package continuo.spi;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Capability of a generator: it names the most likely value of each column after the true values before it (teacher forcing),
 * from which the accuracy of its predictions is measured.
 */
public interface MostLikely {
    /**
     * Predicts every step of {@code real} from the true steps before it and, where a model draws the columns of a step one after
     * another, the true columns before.
     *
     * @param real {@code [B, F + C, T]} in network units, given columns last
     * @return {@code [B, F, T]} in network units: the mode of each column's distribution; the caller's
     */
    INDArray mostLikely(INDArray real);
}
