package continuo.crnngan;

import continuo.spi.Column;
import continuo.spi.Scaling;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of the contract tests with conditions behind them. */
final class GivenColumns {
    private GivenColumns() {}

    static List<Column> after(List<Column> generated) {
        return Stream.concat(
                        generated.stream(),
                        IntStream.range(0, 2)
                                .mapToObj(i -> new Column(
                                                "given" + i, "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity())
                                        .asGiven()))
                .toList();
    }
}
