package continuo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES =
            List.of("set", "show", "polyphony", "repetitions-2", "repetitions-3", "c-rnn", "c-rnn-detached");

    @ParameterizedTest
    @CsvSource({
        "polyfony, polyphony",
        "Polyphony, polyphony",
        "polyhpony, polyphony",
        "crnn, c-rnn",
        "c-rnn-detach, c-rnn-detached",
        "rep, repetitions-2",
        "repetitions3, repetitions-3",
        "sohw, show",
        "s, set"
    })
    void aSlipOfTheFingersIsUnderstood(String word, String meant) {
        assertThat(Nearest.to(word, NAMES)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"minimax", "xyz", "q", "''", "12"})
    void somethingElseIsNotGuessedAt(String word) {
        assertThat(Nearest.to(word, NAMES)).isEmpty();
    }

    @Test
    void aVeryLongWordIsNoSlip() {
        assertThat(Nearest.to("polyphony".repeat(100_000), NAMES)).isEmpty();
    }

    @Test
    void theMessageNamesTheGuessAndAllCandidates() {
        assertThat(Nearest.message("metric", "polyfony", List.of("tone-span", "polyphony")))
                .isEqualTo("unknown metric \"polyfony\"; did you mean polyphony? (there are: polyphony, tone-span)");
        assertThat(Nearest.message("metric", "x", List.of())).isEqualTo("unknown metric \"x\"; none is installed");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, acb, 1", "abc, '', 3", "kitten, sitting, 3", "ca, abc, 3"})
    void distanceCountsInsertionsDeletionsSubstitutionsAndSwaps(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }
}
