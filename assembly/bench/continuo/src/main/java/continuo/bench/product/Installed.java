package continuo.bench.product;

import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Column;
import continuo.spi.Kind;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The distribution's components, made the way the product makes them. */
final class Installed {
    private static final long SEED = 1;

    private final PluginHost host = PluginHost.open(List.of(Path.of(System.getProperty("continuo.home"), "plugins")));

    PluginHost host() {
        return host;
    }

    /** @param settings words {@code name=value} */
    <T> T create(Class<T> type, Kind kind, String id, String... settings) {
        return host.create(type, selection(kind, id, settings));
    }

    /** A model for so many unscaled columns. */
    <T> T model(Class<T> type, Kind kind, String id, int features, int threads, String... settings) {
        List<Column> columns = IntStream.range(0, features)
                .mapToObj(f -> new Column("f" + f, "", -1, 1, Column.Type.CONTINUOUS, Scaling.identity()))
                .toList();
        return host.create(type, selection(kind, id, settings), new ModelContext(columns, SEED, threads));
    }

    Selection selection(Kind kind, String id, String... settings) {
        Map<String, String> assignments = Arrays.stream(settings)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return Selection.of(host.component(kind, id), assignments);
    }
}
