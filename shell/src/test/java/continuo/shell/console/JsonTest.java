package continuo.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void wholeNumbersHaveNoFractionAndWhatIsNotANumberIsNull() {
        assertThat(Json.text(List.of(1, 2L, 64.0f, 38.4f, 0.5, 1e300, -0.25, true)))
                .isEqualTo("[1,2,64,38.4,0.5,1.0E300,-0.25,true]");
        assertThat(Json.text(List.of(Double.NaN, Double.POSITIVE_INFINITY, OptionalDouble.empty(), Optional.empty())))
                .isEqualTo("[null,null,null,null]");
        assertThat(Json.text(List.of(OptionalDouble.of(0.53), Optional.of("x"))))
                .isEqualTo("[0.53,\"x\"]");
    }

    @Test
    void objectsKeepTheirOrder() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", Map.of("inner", List.of()));
        object.put("a", "b");
        assertThat(Json.text(object)).isEqualTo("{\"z\":{\"inner\":[]},\"a\":\"b\"}");
    }

    @Test
    void textIsEscapedSoThatAnyReaderTakesIt() {
        assertThat(Json.text("a\"b\\c\n\t\r\u0001\u007f é 𝄞"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u007f é 𝄞\"");
        assertThat(Json.text("torn \ud834 clef")).isEqualTo("\"torn \\ud834 clef\"");
    }
}
