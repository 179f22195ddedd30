package continuo.corpora.abc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that accepts everything guards nothing. */
class AbcRulesTest {
    private static String tune(String music) {
        return "X:1\nT:Test\nC:Somebody (1700-1750)\nO:Op. 1\nN:Year 1720\nM:3/4\nL:1/4\nQ:1/4=90\nK:C\n" + music
                + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CDE | FGA |]",
                "C | DEF | GA |]",
                "C | DEF | G2 :| A | Bcd | e2 |]",
                "|: C | DEF |1 G2 :|2 G3 |]",
                "C2- C | z2 C- | C3 |]",
                "V:1\nCDE | c3 |]\nV:2\nZ2 |]",
            })
    void soundTunesPass(String music) {
        assertThat(AbcRules.check("test.abc", tune(music))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CDE | FG | ABc |]",
                "CDE | FGAB | ABc |]",
                "C | DEF | G3 :| A | Bcd |]",
                "CDE- | F3 |]",
                "CDE | C,,,,,3 |]",
                "V:1\nCDE | c3 |]\nV:2\nZ3 |]",
                "V:1\nCDE | c3 |]\nV:2\nC | Z | C2 |]",
            })
    void faultyTunesAreFound(String music) {
        assertThat(AbcRules.check("test.abc", tune(music))).isNotEmpty();
    }

    @Test
    void headerMustNameWhoAndWhen() {
        assertThat(AbcRules.check("test.abc", tune("C3 |]").replace("(1700-1750)", "")))
                .hasSize(1);
        assertThat(AbcRules.check("test.abc", tune("C3 |]").replace("1750", "1980")))
                .hasSize(1);
        assertThat(AbcRules.check("test.abc", tune("C3 |]").replace("N:Year 1720\n", "")))
                .hasSize(1);
    }
}
