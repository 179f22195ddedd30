package continuo.shell.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void goesFromTheLowestToTheHighest() {
        assertThat(Sparkline.of(List.of(0.0, 1.0, 2.0, 7.0), 10, true)).isEqualTo("▁▂▃█");
        assertThat(Sparkline.of(List.of(0.0, 1.0, 2.0, 7.0), 10, false)).isEqualTo("__.#");
    }

    @Test
    void takesMeansWhereThereIsNoRoom() {
        assertThat(Sparkline.of(List.of(0.0, 2.0, 7.0, 9.0), 2, true)).isEqualTo("▁█");
    }

    @Test
    void aConstantLiesInTheMiddleAndNothingIsNothing() {
        assertThat(Sparkline.of(List.of(3.0, 3.0), 5, true)).isEqualTo("▅▅");
        assertThat(Sparkline.of(List.of(), 5, true)).isEmpty();
        assertThat(Sparkline.of(List.of(1.0), 0, true)).isEmpty();
    }
}
