package continuo.nn;

import continuo.nn.head.Levels;
import continuo.spi.Column;
import java.util.List;

/**
 * What a network takes in of the columns of a step: real numbers and bits as they are, in network units, and classes of a {@link
 * Column.Type#CATEGORICAL} column one-hot, since the number of a class says nothing of what it is like. Rows of F columns become
 * rows of W inputs; where no column is categorical they are the same.
 */
public final class InputColumns {
    /** By column: the classes in network units; of a column that is taken as it is, none. */
    private final List<float[]> classes;

    private final int width;

    /** @param columns the columns of a step, in order, those that are generated and those that are given alike */
    public InputColumns(List<Column> columns) {
        classes = columns.stream()
                .map(column -> column.type() == Column.Type.CATEGORICAL ? classes(column) : new float[0])
                .toList();
        width = classes.stream().mapToInt(InputColumns::width).sum();
    }

    private static float[] classes(Column column) {
        float[] values = new float[column.classes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) column.scaling().toNetwork(column.min() + i);
        }
        return values;
    }

    private static int width(float[] values) {
        return Math.max(1, values.length);
    }

    /** F, the number of columns. */
    public int features() {
        return classes.size();
    }

    /** W, the number of inputs. */
    public int width() {
        return width;
    }

    /** Whether rows are taken as they are. */
    public boolean plain() {
        return classes.stream().allMatch(values -> values.length == 0);
    }

    /**
     * The inputs {@code [R, W]} of rows {@code [R, F]} in network units; a class is the nearest that there is. The same array
     * where columns are {@link #plain}.
     */
    public float[] expand(float[] rows) {
        if (plain()) {
            return rows;
        }
        int count = rows.length / features();
        float[] inputs = new float[count * width];
        for (int row = 0; row < count; row++) {
            int at = row * width;
            for (int f = 0; f < features(); f++) {
                float value = rows[row * features() + f];
                float[] values = classes.get(f);
                if (values.length == 0) {
                    inputs[at] = value;
                } else {
                    inputs[at + Levels.nearest(values, value)] = 1;
                }
                at += width(values);
            }
        }
        return inputs;
    }

    /**
     * From dL/dinputs {@code [R, W]} to dL/drows {@code [R, F]}. That of a categorical column is 0: which class it is does not
     * change by small steps.
     */
    public float[] fold(float[] gradient) {
        if (plain()) {
            return gradient;
        }
        int count = gradient.length / width;
        float[] rows = new float[count * features()];
        for (int row = 0; row < count; row++) {
            int at = row * width;
            for (int f = 0; f < features(); f++) {
                float[] values = classes.get(f);
                rows[row * features() + f] = values.length == 0 ? gradient[at] : 0;
                at += width(values);
            }
        }
        return rows;
    }
}
