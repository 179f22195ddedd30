package continuo.crnngan;

import continuo.nn.Shard;
import continuo.nn.Tensors;
import continuo.spi.Generator.Request;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Steps of a batch as engines read them: time-major, what is generated and what is given apart.
 *
 * @param steps T
 * @param batch B
 * @param features F
 * @param conditions C
 * @param values {@code [T, B, F]}
 * @param given {@code [T, B, C]}
 */
record TrueSteps(int steps, int batch, int features, int conditions, float[] values, float[] given) {
    /** Of {@code real [B, F + C, T]}. */
    static TrueSteps of(INDArray real, int features) {
        int all = (int) real.size(1);
        return new TrueSteps(
                (int) real.size(2),
                (int) real.size(0),
                features,
                all - features,
                rows(real, 0, features),
                rows(real, features, all));
    }

    /** The prime of a request, T its length, with the given values of the prime and of the steps to draw after one another. */
    static TrueSteps of(Request request, int features, int conditions) {
        Optional<TrueSteps> prime = request.prime().map(steps -> of(steps, features));
        float[] before = prime.map(TrueSteps::given).orElseGet(() -> new float[0]);
        float[] after = request.given().map(Tensors::toTimeMajor).orElseGet(() -> new float[0]);
        int primed = prime.map(TrueSteps::steps).orElse(0);
        if (before.length + after.length != (primed + request.steps()) * request.batch() * conditions) {
            throw new IllegalArgumentException("the model wants " + conditions + " given columns of each step");
        }
        float[] given = new float[before.length + after.length];
        System.arraycopy(before, 0, given, 0, before.length);
        System.arraycopy(after, 0, given, before.length, after.length);
        float[] values = prime.map(TrueSteps::values).orElseGet(() -> new float[0]);
        return new TrueSteps(primed, request.batch(), features, conditions, values, given);
    }

    private static float[] rows(INDArray real, int from, int to) {
        if (from == to) {
            return new float[0];
        }
        return from == 0 && to == real.size(1)
                ? Tensors.toTimeMajor(real)
                : Tensors.toTimeMajor(
                        real.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all()));
    }

    /** A shard's values of all steps, {@code [T, size, F]}. */
    float[] values(Shard shard) {
        return values(shard, 0, steps);
    }

    /** A shard's values of {@code count} steps from t on. */
    float[] values(Shard shard, int t, int count) {
        return shard.rows(values, t, count, batch, features);
    }

    /** A shard's given values of {@code count} steps from t on, {@code [count, size, C]}. */
    float[] given(Shard shard, int t, int count) {
        return shard.rows(given, t, count, batch, conditions);
    }
}
