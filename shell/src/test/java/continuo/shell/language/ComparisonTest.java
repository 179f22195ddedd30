package continuo.shell.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.shell.language.Comparison.Operator;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static boolean holds(String left, String sign, String right) {
        return new Comparison(Operator.of(sign).orElseThrow(), right).holds(left);
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertThat(holds("2", "<", "10")).isTrue();
        assertThat(holds("1.0", "==", "1")).isTrue();
        assertThat(holds("1e2", ">=", "100")).isTrue();
        assertThat(holds("-.5", "!=", "-0.5")).isFalse();
        assertThat(holds("3", "<=", "2")).isFalse();
        assertThat(holds("3", ">", "2")).isTrue();
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        assertThat(holds("0.2", "in", "0.2..0.4")).isTrue();
        assertThat(holds("0.4", "in", "0.2..0.4")).isTrue();
        assertThat(holds("0.5", "in", "0.2..0.4")).isFalse();
        assertThat(holds("-2", "in", "-3..-1")).isTrue();
    }

    @Test
    void textsAreEqualOrNot() {
        assertThat(holds("c-rnn", "==", "c-rnn")).isTrue();
        assertThat(holds("1", "!=", "one")).isTrue();
        assertThat(holds("", "==", "")).isTrue();
        assertThat(holds("0x10", "==", "16")).isFalse();
    }

    @Test
    void textsHaveNoOrder() {
        assertThatThrownBy(() -> holds("a", "<", "2"))
                .isInstanceOf(Failure.class)
                .hasMessage("\"a\" is no number");
        assertThatThrownBy(() -> holds("1", "<", "NaN")).hasMessage("\"NaN\" is no number");
        assertThatThrownBy(() -> holds("1", "in", "2")).hasMessageContaining("is no range of numbers such as 0.2..0.4");
    }
}
