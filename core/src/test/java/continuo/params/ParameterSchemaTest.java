package continuo.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.params.ParameterSchema.Declaration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSchemaTest {
    private enum Reduction {
        MEAN,
        SUM_OF_ALL
    }

    private record Everything(
            @Parameter(help = "units of a layer", value = "350", min = 1, max = 4096)
            int units,

            @Parameter(help = "a seed", value = "42") long seed,

            @Parameter(help = "step size", value = "0.1", min = 0, max = 1)
            double learningRate,

            @Parameter(help = "whether", value = "true") boolean shuffled,
            @Parameter(help = "where", value = "") String folder,
            @Parameter(help = "how", value = "mean") Reduction reduction) {}

    private record Limits(
            @Parameter(help = "lowest", value = "1", min = 0)
            int low,

            @Parameter(help = "highest", value = "2", max = 9.5)
            double high) {
        private Limits {
            if (low > high) {
                throw new IllegalArgumentException("low=" + low + " is above high=" + high);
            }
        }
    }

    private static final ParameterSchema EVERYTHING = ParameterSchema.of(Everything.class);

    private static Everything parse(String... words) {
        return (Everything) EVERYTHING.parse(ParameterSchema.assignments(List.of(words)));
    }

    @Test
    void defaultsAreThoseDeclared() {
        assertThat(EVERYTHING.defaults()).isEqualTo(new Everything(350, 42, 0.1, true, "", Reduction.MEAN));
        assertThat(ParameterSchema.of(NoParameters.class).defaults()).isEqualTo(new NoParameters());
    }

    @Test
    void namesAndConstantsAreWrittenWithHyphens() {
        assertThat(EVERYTHING.declarations())
                .extracting(Declaration::name)
                .containsExactly("units", "seed", "learning-rate", "shuffled", "folder", "reduction");
        assertThat(EVERYTHING.find("reduction").orElseThrow().choices()).containsExactly("mean", "sum-of-all");
        assertThat(EVERYTHING.find("learningRate")).isEmpty();
    }

    @Test
    void givenValuesReplaceDefaults() {
        Everything parsed = parse(
                "units=1_024",
                "seed=-9007199254740993",
                "learning-rate=1e-3",
                "shuffled=false",
                "folder=a=b c",
                "reduction=sum-of-all");
        assertThat(parsed)
                .isEqualTo(new Everything(1024, -9007199254740993L, 0.001, false, "a=b c", Reduction.SUM_OF_ALL));
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThatThrownBy(() -> parse("units=0", "learning-rate=much", "redaction=mean", "shuffled=yes"))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessageContaining("units=0 is not possible: units is 1..4096")
                .hasMessageContaining("learning-rate=much is not possible: learning-rate is 0..1")
                .hasMessageContaining("unknown parameter \"redaction\"; did you mean reduction?")
                .hasMessageContaining("shuffled=yes is not possible: shuffled is one of true, false");
    }

    @Test
    void wordsThatAreNoAssignmentsAreNamedAtOnce() {
        assertThatThrownBy(() -> parse("units", "=3", "seed=1", "seed=2"))
                .hasMessage("\"units\" is not of the form name=value; \"=3\" is not of the form name=value;"
                        + " seed is given twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units=",
                "units=_1",
                "units=1.5",
                "units=4097",
                "units=-1",
                "units=99999999999999999999",
                "units=0x10",
                "learning-rate=NaN",
                "learning-rate=Infinity",
                "learning-rate=1e999",
                "learning-rate=-0.1",
                "learning-rate=0.1f",
                "learning-rate=0x1p-3",
                "learning-rate= 0.1",
                "learning-rate=",
                "reduction=MEAN",
                "reduction=sum",
                "shuffled=TRUE"
            })
    void valuesOutOfTheirRangeAreRefused(String word) {
        assertThatThrownBy(() -> parse(word)).isInstanceOf(Failure.class).hasMessageStartingWith(word);
    }

    @Test
    void numbersTooLargeForTheirTypeAreRefusedWithTheLargest() {
        ParameterSchema limits = ParameterSchema.of(Limits.class);
        assertThatThrownBy(() -> limits.parse(Map.of("low", "2147483648")))
                .hasMessage("low=2147483648 is not possible: the largest low is 2147483647");
        assertThatThrownBy(() -> parse("seed=9223372036854775808")).hasMessageContaining("is 9223372036854775807");
        assertThat(parse("seed=9223372036854775807").seed()).isEqualTo(Long.MAX_VALUE);
        assertThat(parse("seed=-9223372036854775808").seed()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void rangesAreSaidInWords() {
        ParameterSchema limits = ParameterSchema.of(Limits.class);
        assertThat(limits.find("low").orElseThrow().range()).isEqualTo("a whole number from 0");
        assertThat(limits.find("high").orElseThrow().range()).isEqualTo("a number up to 9.5");
        assertThat(EVERYTHING.declarations())
                .extracting(Declaration::range)
                .containsExactly(
                        "1..4096", "a whole number", "0..1", "one of true, false", "text", "one of mean, sum-of-all");
    }

    @Test
    void aCompactConstructorChecksSeveralParametersAtOnce() {
        ParameterSchema limits = ParameterSchema.of(Limits.class);
        assertThatThrownBy(() -> limits.parse(Map.of("low", "5")))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessage("low=5 is above high=2.0");
    }

    private record Picky(
            @Parameter(help = "a folder", value = "/") String folder) {
        private Picky {
            if (folder.isEmpty()) {
                throw Failure.data("no folder");
            }
        }
    }

    @Test
    void aFailureOfACompactConstructorPassesThrough() {
        assertThatThrownBy(() -> ParameterSchema.of(Picky.class).parse(Map.of("folder", "")))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA))
                .hasMessage("no folder");
    }

    @Test
    void presetsChangeDefaultsAndNothingElse() {
        ParameterSchema preset = EVERYTHING.withDefaults(List.of("units=100", "reduction=sum-of-all"));
        assertThat(preset.defaults()).isEqualTo(new Everything(100, 42, 0.1, true, "", Reduction.SUM_OF_ALL));
        assertThat(preset.find("units").orElseThrow().defaultText()).isEqualTo("100");
        assertThat(preset.find("units").orElseThrow().range()).isEqualTo("1..4096");
        assertThat(preset.parse(Map.of("units", "7")))
                .isEqualTo(new Everything(7, 42, 0.1, true, "", Reduction.SUM_OF_ALL));
        assertThat(EVERYTHING.find("units").orElseThrow().defaultText()).isEqualTo("350");
    }

    @Test
    void presetsAreCheckedLikeAUsersWords() {
        assertThatThrownBy(() -> EVERYTHING.withDefaults(List.of("units=0", "unit=1")))
                .hasMessageContaining("units=0")
                .hasMessageContaining("did you mean units?");
        assertThatThrownBy(() -> ParameterSchema.of(Limits.class).withDefaults(List.of("low=9")))
                .hasMessage("low=9 is above high=2.0");
    }

    @ParameterizedTest
    @CsvSource({"0.1", "1", "0", "1e-7", "0.30000000000000004", "1e-320", "0.9999999999999999"})
    void textsAreReadBackToTheBit(double rate) {
        Everything original = new Everything(1, Long.MIN_VALUE, rate, false, "x = 'y'", Reduction.SUM_OF_ALL);
        Map<String, String> texts = EVERYTHING.texts(original);
        assertThat(texts.keySet()).containsExactly("units", "seed", "learning-rate", "shuffled", "folder", "reduction");
        assertThat(EVERYTHING.parse(texts)).isEqualTo(original);
    }

    @Test
    void wholeNumbersOfARealParameterAreWrittenWithoutAPoint() {
        assertThat(EVERYTHING.texts(EVERYTHING.parse(Map.of("learning-rate", "1.0"))))
                .containsEntry("learning-rate", "1");
    }

    private record Undeclared(int units) {}

    private record Unsupported(
            @Parameter(help = "several", value = "1") float rate) {}

    private record BadDefault(
            @Parameter(help = "units", value = "0", min = 1) int units) {}

    @Test
    void aRecordAtFaultIsTheAuthorsMistake() {
        assertThatThrownBy(() -> ParameterSchema.of(Undeclared.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("Undeclared.units lacks the annotation @Parameter");
        assertThatThrownBy(() -> ParameterSchema.of(Unsupported.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a parameter cannot be of type float");
        assertThatThrownBy(() -> ParameterSchema.of(BadDefault.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the default units=0 is not possible: units is a whole number from 1");
    }
}
