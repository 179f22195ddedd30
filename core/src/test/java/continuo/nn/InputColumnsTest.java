package continuo.nn;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Column;
import continuo.spi.Scaling;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputColumnsTest {
    private static final Column NUMBER = new Column("x", "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity());
    private static final Column BIT = new Column("bit", "1", 0, 1, Column.Type.BINARY, Scaling.identity());
    /** In network units 0, 0.5 and 1. */
    private static final Column CLASS =
            new Column("class", "1", 4, 6, Column.Type.CATEGORICAL, new Scaling.Affine(4, 2));

    @Test
    void classesBecomeOneHotAndTheRestStays() {
        InputColumns columns = new InputColumns(List.of(NUMBER, CLASS, BIT));
        assertThat(columns.width()).isEqualTo(5);
        assertThat(columns.expand(new float[] {1.5f, 0.5f, 1, -2, 1, 0}))
                .containsExactly(1.5f, 0, 1, 0, 1, -2, 0, 0, 1, 0);
    }

    @Test
    void anErrorGoesBackToNumbersAndBitsAndNotToClasses() {
        InputColumns columns = new InputColumns(List.of(NUMBER, CLASS, BIT));
        assertThat(columns.fold(new float[] {1, 2, 3, 4, 5})).containsExactly(1, 0, 5);
    }

    @Test
    void rowsWithoutClassesAreTakenAsTheyAre() {
        InputColumns columns = new InputColumns(List.of(NUMBER, BIT));
        float[] rows = {1, 0, 2, 1};
        assertThat(columns.plain()).isTrue();
        assertThat(columns.expand(rows)).isSameAs(rows);
        assertThat(columns.fold(rows)).isSameAs(rows);
    }
}
