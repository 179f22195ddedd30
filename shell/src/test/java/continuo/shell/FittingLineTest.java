package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittingLineTest {
    @Test
    void coloursTakeNoRoomAndEndWhereTheLineIsCut() {
        assertThat(FittingLine.of("\u001b[36mabc\u001b[0mdef", 6))
                .isEqualTo(new FittingLine("\u001b[36mabc\u001b[0mdef", 6));
        assertThat(FittingLine.of("\u001b[36mabc\u001b[0mdef", 2))
                .isEqualTo(new FittingLine("\u001b[36mab\u001b[0m", 2));
        assertThat(FittingLine.of("\u001b[36mabc\u001b[0mdef", 4))
                .isEqualTo(new FittingLine("\u001b[36mabc\u001b[0md", 4));
    }

    @Test
    void wideCharactersAreNotCutInHalf() {
        assertThat(FittingLine.of("曲.mid", 6)).isEqualTo(new FittingLine("曲.mid", 6));
        assertThat(FittingLine.of("a曲b", 2)).isEqualTo(new FittingLine("a", 1));
        assertThat(FittingLine.of("", 2)).isEqualTo(new FittingLine("", 0));
    }
}
