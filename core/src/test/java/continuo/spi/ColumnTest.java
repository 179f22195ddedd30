package continuo.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnTest {
    private static final Column LEVELS = new Column(
                    "f", "Hz", 0, 1000, Column.Type.CONTINUOUS, new Scaling.Affine(500, 250))
            .quantised(List.of(100.0, 200.0, 400.0, 800.0));
    private static final Column KEY = new Column("key", "", 0, 1, Column.Type.BINARY, Scaling.identity());
    private static final Column WORD = new Column("word", "", 3, 9, Column.Type.CATEGORICAL, Scaling.identity());

    @Test
    void aClassIsTheNearestOne() {
        assertThat(LEVELS.classOf(LEVELS.scaling().toNetwork(299))).isEqualTo(1);
        assertThat(LEVELS.classOf(LEVELS.scaling().toNetwork(301))).isEqualTo(2);
        assertThat(LEVELS.classOf(-99)).isZero();
        assertThat(LEVELS.classOf(99)).isEqualTo(3);
        assertThat(KEY.classOf(0.4)).isZero();
        assertThat(WORD.classOf(11)).isEqualTo(6);
    }

    @Test
    void whatStandsForAClassIsOfIt() {
        for (Column column : List.of(LEVELS, KEY, WORD)) {
            assertThat(IntStream.range(0, column.classes()))
                    .allMatch(number -> column.classOf((float) column.ofClass(number)) == number);
        }
    }
}
