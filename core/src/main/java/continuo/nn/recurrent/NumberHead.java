package continuo.nn.recurrent;

import java.util.Arrays;

/**
 * Puts out a number for each column and rounds it to the nearest level, as it will be heard. Backwards the rounding is
 * not there: an error at the value goes to the number, and one at the levels as if the number were shared between the two
 * levels about it.
 */
final class NumberHead extends Head {
    /** The numbers themselves. */
    private float[] numbers = new float[0];

    NumberHead(MemoryNetwork network) {
        super(network);
    }

    @Override
    void shape(int rows) {
        super.shape(rows);
        numbers = Growing.atLeast(numbers, rows * columns());
    }

    @Override
    void put(int row, float[] noise, int noiseAt, MemoryTape.Draw draw, float[] drawn, float[] values) {
        int levels = row * memory.levelStride();
        Arrays.fill(drawn, levels, levels + memory.levels(), 0);
        for (int index = 0; index < columns(); index++) {
            LevelColumn column = column(index);
            float number = y[row * stride + index];
            numbers[row * columns() + index] = number;
            int at = levels + memory.levelAt(index);
            if (draw == MemoryTape.Draw.HARD) {
                int nearest = column.nearest(number);
                drawn[at + nearest] = 1;
                values[row * columns() + index] = column.values()[nearest];
            } else {
                int below = column.below(number);
                float share = (number - column.values()[below]) / gap(column, below);
                share = Math.max(0, Math.min(1, share));
                drawn[at + below] = 1 - share;
                drawn[at + below + 1] = share;
                values[row * columns() + index] = number;
            }
        }
    }

    private static float gap(LevelColumn column, int below) {
        return column.values()[below + 1] - column.values()[below];
    }

    @Override
    void putBack(int row, float[] valueGradient, float[] drawn, float[] drawnGradient, int drawnGradientAt) {
        for (int index = 0; index < columns(); index++) {
            LevelColumn column = column(index);
            float number = numbers[row * columns() + index];
            float error = valueGradient[row * columns() + index];
            int last = column.levels() - 1;
            if (number > column.values()[0] && number < column.values()[last]) {
                int below = column.below(number);
                int at = drawnGradientAt + memory.levelAt(index) + below;
                error += (drawnGradient[at + 1] - drawnGradient[at]) / gap(column, below);
            }
            y[row * stride + index] = error;
        }
    }
}
