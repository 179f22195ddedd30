package continuo.shell.language;

import continuo.fault.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a value is held against: {@code > 0.5}, {@code in 0.2..0.4}.
 *
 * @param operand a number; for {@code ==} and {@code !=} any text; for {@code in} two numbers, both included
 */
public record Comparison(Operator operator, String operand) {
    /** How two values are held against each other. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        DIFFERENT("!="),
        WITHIN("in");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public static List<String> signs() {
            return Arrays.stream(values()).map(operator -> operator.sign).toList();
        }

        public static Optional<Operator> of(String sign) {
            return Arrays.stream(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst();
        }
    }

    private static final String TO = "..";

    /** Why no number can be held against the operand. */
    public Optional<String> problem() {
        if (operator == Operator.WITHIN) {
            int to = operand.indexOf(TO);
            boolean sound = to > 0
                    && number(operand.substring(0, to)).isPresent()
                    && number(operand.substring(to + TO.length())).isPresent();
            return sound
                    ? Optional.empty()
                    : Optional.of("\"" + operand + "\" is no range of numbers such as 0.2" + TO + "0.4");
        }
        return number(operand).isPresent() ? Optional.empty() : Optional.of("\"" + operand + "\" is no number");
    }

    /** @throws Failure of kind USER where the operand is no number */
    public boolean holds(double value) {
        problem().ifPresent(problem -> {
            throw Failure.user(problem);
        });
        if (operator == Operator.WITHIN) {
            int to = operand.indexOf(TO);
            return value >= Double.parseDouble(operand.substring(0, to))
                    && value <= Double.parseDouble(operand.substring(to + TO.length()));
        }
        double bound = Double.parseDouble(operand);
        return switch (operator) {
            case LESS -> value < bound;
            case AT_MOST -> value <= bound;
            case GREATER -> value > bound;
            case AT_LEAST -> value >= bound;
            case EQUAL -> value == bound;
            case DIFFERENT -> value != bound;
            case WITHIN -> throw new IllegalStateException("a range has two bounds");
        };
    }

    /**
     * Compares two texts: as numbers where both are, so that {@code 1.0 == 1}.
     *
     * @throws Failure of kind USER where one is no number and the order of numbers is asked for
     */
    public boolean holds(String value) {
        OptionalDouble number = number(value);
        boolean equality = operator == Operator.EQUAL || operator == Operator.DIFFERENT;
        if (equality && (number.isEmpty() || number(operand).isEmpty())) {
            return value.equals(operand) == (operator == Operator.EQUAL);
        }
        return holds(number.orElseThrow(() -> Failure.user("\"" + value + "\" is no number")));
    }

    /** Without the names and the hexadecimal form that Java takes, too. */
    private static OptionalDouble number(String text) {
        return text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** {@code > 0.5}. */
    @Override
    public String toString() {
        return operator.sign + " " + operand;
    }
}
