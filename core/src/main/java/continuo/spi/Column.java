package continuo.spi;

import java.util.List;
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
 * @param levels of a QUANTISED column, in physical units and ascending: the only values it has; empty for other types
 */
public record Column(
        String name, String unit, double min, double max, Type type, Scaling scaling, List<Double> levels) {
    /** What a column's numbers are. */
    public enum Type {
        /** A real number. */
        CONTINUOUS,
        /**
         * A real number out of finitely many, the column's levels. A network may take it for any real number, or draw it
         * from its levels.
         */
        QUANTISED,
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
        levels = List.copyOf(levels);
        if (!(min <= max)) {
            throw new IllegalArgumentException("column " + name + ": min " + min + " is above max " + max);
        }
        if (levels.isEmpty() == (type == Type.QUANTISED)) {
            throw new IllegalArgumentException("column " + name + " is " + type + " with " + levels.size() + " levels");
        }
        for (int i = 1; i < levels.size(); i++) {
            if (!(levels.get(i - 1) < levels.get(i))) {
                throw new IllegalArgumentException("column " + name + ": levels do not ascend at " + levels.get(i));
            }
        }
    }

    /** A column without levels. */
    public Column(String name, String unit, double min, double max, Type type, Scaling scaling) {
        this(name, unit, min, max, type, scaling, List.of());
    }

    /** The same column with levels, which its values are rounded to. */
    public Column quantised(List<Double> to) {
        return new Column(name, unit, to.get(0), to.get(to.size() - 1), Type.QUANTISED, scaling, to);
    }
}
