package continuo.spi;

import java.util.Objects;

/**
 * One feature of a step.
 *
 * @param name as in {@code encode --json}: {@code frequency}
 * @param unit physical unit, as a reader would say it: {@code Hz}, {@code 1/384 quarter}
 * @param min smallest physical value that stands for something
 * @param max largest physical value that stands for something
 * @param type what the numbers are
 * @param scaling between the physical unit and what the network sees
 */
public record Column(String name, String unit, double min, double max, Type type, Scaling scaling) {
    /** What a column's numbers are. */
    public enum Type {
        /** A real number. */
        CONTINUOUS,
        /** 0 or 1. */
        BINARY,
        /** A whole number that names one of several classes, {@code min..max}. */
        CATEGORICAL
    }

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(type);
        Objects.requireNonNull(scaling);
        if (!(min <= max)) {
            throw new IllegalArgumentException("column " + name + ": min " + min + " is above max " + max);
        }
    }
}
