package continuo.run;

import java.util.OptionalDouble;

/**
 * By which figure of the measures checkpoints are compared.
 *
 * @param figure as it is named in {@link EpochMeasures#figures()}
 * @param lowerIsBetter whether a generator is better, the lower the figure is
 */
public record Criterion(String figure, boolean lowerIsBetter) {
    /** How far what is composed is distributed as real music; see {@link EpochMeasures#merit}. */
    public static final Criterion REALISM = new Criterion(EpochMeasures.REALISM, false);

    /**
     * A number that is higher, the better a generator is: for realism {@link EpochMeasures#merit}, for others the figure itself or,
     * where lower is better, its negative; empty where it was not measured.
     */
    public OptionalDouble merit(EpochMeasures measures) {
        if (figure.equals(EpochMeasures.REALISM)) {
            return measures.merit();
        }
        OptionalDouble value = measures.figure(figure);
        return value.isEmpty() || !lowerIsBetter ? value : OptionalDouble.of(-value.getAsDouble());
    }
}
