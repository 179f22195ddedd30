package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.spi.Column;
import continuo.spi.Steps;
import java.util.List;

/** Between physical units and what the network sees, column by column. */
public final class Units {
    private Units() {}

    /**
     * @throws Failure of kind PLUGIN when the steps do not have the columns' number of features; of kind DATA naming step
     *     and column when a value is not finite
     */
    public static Steps toNetwork(Steps physical, List<Column> columns) {
        requireFeatures(physical, columns);
        int features = columns.size();
        float[] values = new float[physical.values().length];
        for (int feature = 0; feature < features; feature++) {
            Column column = columns.get(feature);
            for (int i = feature; i < values.length; i += features) {
                values[i] = toNetwork(physical.values()[i], i / features, column);
            }
        }
        return new Steps(physical.length(), features, values);
    }

    /** One value. */
    static float toNetwork(float physical, int step, Column column) {
        float value = (float) column.scaling().toNetwork(physical);
        if (!Float.isFinite(value)) {
            throw Failure.data("step " + step + " has " + physical + " for " + column.name());
        }
        return value;
    }

    static void requireFeatures(Steps physical, List<Column> columns) {
        if (physical.features() != columns.size()) {
            throw Failure.plugin(
                    "the representation gives steps of " + Quantity.of(physical.features(), "number") + " for "
                            + Quantity.of(columns.size(), "column"),
                    null);
        }
    }

    /**
     * The inverse. What is too large for a float becomes the largest there is (a diverged network's output must still
     * decode); NaN stays NaN.
     */
    public static Steps toPhysical(Steps network, List<Column> columns) {
        int features = columns.size();
        float[] values = new float[network.values().length];
        for (int i = 0; i < values.length; i++) {
            double physical = columns.get(i % features).scaling().toPhysical(network.values()[i]);
            values[i] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, physical));
        }
        return new Steps(network.length(), features, values);
    }
}
