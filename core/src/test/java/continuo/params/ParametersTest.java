package continuo.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import org.junit.jupiter.api.Test;

class ParametersTest {
    enum Method {
        ADAM,
        PLAIN_DESCENT
    }

    record Example(
            @Parameter(help = "how fast", value = "0.001", min = 0, max = 1)
            double learningRate,

            @Parameter(help = "how", value = "adam") Method method,

            @Parameter(help = "how many", value = "20", min = 1)
            int batch) {}

    @Test
    void theDefaultsAreThoseDeclared() {
        assertThat(Parameters.of(Example.class)).isEqualTo(new Example(0.001, Method.ADAM, 20));
    }

    @Test
    void someAreChangedAsUsersTypeThem() {
        assertThat(Parameters.of(Example.class, "batch=5", "method=plain-descent"))
                .isEqualTo(new Example(0.001, Method.PLAIN_DESCENT, 5));
    }

    @Test
    void oneIsChangedByAValue() {
        Example example = Parameters.of(Example.class);
        assertThat(Parameters.with(example, "learning-rate", 0.5)).isEqualTo(new Example(0.5, Method.ADAM, 20));
        assertThat(Parameters.with(example, "method", Method.PLAIN_DESCENT).method())
                .isEqualTo(Method.PLAIN_DESCENT);
    }

    @Test
    void whatDoesNotFitIsRefusedAllAtOnce() {
        assertThatThrownBy(() -> Parameters.of(Example.class, "batch=0", "methud=adam"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("batch=0 is not possible")
                .hasMessageContaining("did you mean method?");
        assertThatThrownBy(() -> Parameters.with(Parameters.of(Example.class), "learning-rate", 2.0))
                .isInstanceOf(Failure.class)
                .hasMessage("learning-rate=2 is not possible: learning-rate is 0..1");
    }
}
