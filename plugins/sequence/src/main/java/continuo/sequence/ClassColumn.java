package continuo.sequence;

import continuo.nn.head.Levels;
import continuo.spi.Column;

/**
 * A column that a step has one of some classes of.
 *
 * @param values what each class is in network units, ascending, at least one; not to be changed
 * @param bit whether there are two classes, told from each other by one number, 0 or 1; else they are one-hot
 */
record ClassColumn(float[] values, boolean bit) {
    /**
     * The classes of a column: the values of a BINARY or CATEGORICAL one, the levels of a QUANTISED one.
     *
     * @throws IllegalArgumentException if the column is of real numbers
     */
    static ClassColumn of(Column column) {
        if (column.type() == Column.Type.CONTINUOUS) {
            throw new IllegalArgumentException("column " + column.name() + " is of real numbers, not of classes");
        }
        float[] values = new float[column.classes()];
        for (int i = 0; i < values.length; i++) {
            double physical =
                    column.type() == Column.Type.QUANTISED ? column.levels().get(i) : column.min() + i;
            values[i] = (float) column.scaling().toNetwork(physical);
        }
        return new ClassColumn(values, column.type() == Column.Type.BINARY);
    }

    /** How many numbers say which class it is. */
    int width() {
        return bit ? 1 : values.length;
    }

    /** The class whose value is nearest. */
    int nearest(float value) {
        return Levels.nearest(values, value);
    }
}
