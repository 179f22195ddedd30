package continuo.spi;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One feature of a step.
 *
 * @param name as in {@code encode --json}: {@code frequency}
 * @param unit physical unit, as a reader would say it: {@code Hz}, {@code 1/384 quarter}
 * @param min smallest meaningful physical value
 * @param max largest meaningful physical value
 * @param type what the numbers are
 * @param scaling between the physical unit and network units
 * @param levels of a QUANTISED column, in physical units and ascending: the only values it has; empty for other types
 * @param role what it says of a note or step, so that models need not know names and units
 * @param period after how many levels, or units where there are none, a value of the same quality returns: 12 for pitch in
 *     semitones; 0 where nothing does
 * @param given whether it is a condition: supplied from outside and never generated
 */
public record Column(
        String name,
        String unit,
        double min,
        double max,
        Type type,
        Scaling scaling,
        List<Double> levels,
        Role role,
        int period,
        boolean given) {
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

    /** What a column says of a note or step. */
    public enum Role {
        PITCH,
        /** Time since the previous onset, or position of the onset. */
        ONSET,
        LENGTH,
        VELOCITY,
        TEMPO,
        METRE,
        /** None of these. */
        OTHER
    }

    public Column {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(type);
        Objects.requireNonNull(scaling);
        Objects.requireNonNull(role);
        levels = List.copyOf(levels);
        if (!(min <= max)) {
            throw new IllegalArgumentException("column " + name + ": min " + min + " is above max " + max);
        }
        if (levels.isEmpty() == (type == Type.QUANTISED)) {
            throw new IllegalArgumentException("column " + name + " is " + type + " with " + levels.size() + " levels");
        }
        if (period < 0) {
            throw new IllegalArgumentException("column " + name + ": a period of " + period);
        }
        for (int i = 1; i < levels.size(); i++) {
            if (!(levels.get(i - 1) < levels.get(i))) {
                throw new IllegalArgumentException("column " + name + ": levels do not ascend at " + levels.get(i));
            }
        }
    }

    /** A column without levels, of no particular role. */
    public Column(String name, String unit, double min, double max, Type type, Scaling scaling) {
        this(name, unit, min, max, type, scaling, List.of(), Role.OTHER, 0, false);
    }

    /** The same column with levels, which its values are rounded to. */
    public Column quantised(List<Double> to) {
        return new Column(
                name, unit, to.get(0), to.get(to.size() - 1), Type.QUANTISED, scaling, to, role, period, given);
    }

    /** The same column in a role. */
    public Column as(Role newRole) {
        return new Column(name, unit, min, max, type, scaling, levels, newRole, period, given);
    }

    /** The same column, in which qualities return after so many levels, or units where there are none. */
    public Column every(int newPeriod) {
        return new Column(name, unit, min, max, type, scaling, levels, role, newPeriod, given);
    }

    /** The same column as a condition. */
    public Column asGiven() {
        return new Column(name, unit, min, max, type, scaling, levels, role, period, true);
    }

    /** How many classes a BINARY or CATEGORICAL column, or levels a QUANTISED one has; 0 for a CONTINUOUS one. */
    public int classes() {
        return switch (type) {
            case CONTINUOUS -> 0;
            case QUANTISED -> levels.size();
            case BINARY -> 2;
            case CATEGORICAL -> (int) (max - min) + 1;
        };
    }

    /**
     * The class that a value is nearest to, for columns that have {@link #classes}: the index of its level, 0 or 1, or the whole
     * number above {@code min}.
     *
     * @param network in network units
     */
    public int classOf(double network) {
        double physical = scaling.toPhysical(network);
        return switch (type) {
            case CONTINUOUS -> throw new IllegalStateException("column " + name + " has no classes");
            case QUANTISED -> nearestLevel(physical);
            case BINARY -> physical < 0.5 ? 0 : 1;
            case CATEGORICAL -> (int) Math.round(Math.max(min, Math.min(max, physical)) - min);
        };
    }

    private int nearestLevel(double physical) {
        int found = Collections.binarySearch(levels, physical);
        if (found >= 0) {
            return found;
        }
        int above = -found - 1;
        if (above == 0 || above == levels.size()) {
            return Math.max(0, above - 1);
        }
        return physical - levels.get(above - 1) <= levels.get(above) - physical ? above - 1 : above;
    }

    /** What stands for a class, in network units: the inverse of {@link #classOf}. */
    public double ofClass(int number) {
        return scaling.toNetwork(
                type == Type.QUANTISED ? levels.get(number) : type == Type.BINARY ? number : min + number);
    }
}
