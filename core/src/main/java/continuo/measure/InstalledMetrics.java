package continuo.measure;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.fault.Remedy;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics, of single pieces and of sets, that plugins bring; parameters are taken at their defaults.
 *
 * @param host the plugins
 */
public record InstalledMetrics(PluginHost host) {
    /** All of scores that are installed, of both kinds. */
    public List<ComponentDescriptor> all() {
        return Stream.of(Kind.METRIC, Kind.SET_METRIC)
                .flatMap(kind -> host.components(kind).stream())
                .filter(metric -> metric.content().equals(Optional.of(ContentKinds.SCORE)))
                .toList();
    }

    /**
     * A metric of either kind.
     *
     * @throws Failure of kind USER when it is not installed
     */
    public ComponentDescriptor named(String id) {
        List<ComponentDescriptor> installed = all();
        return installed.stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failure.user(Nearest.message(
                        "metric",
                        id,
                        installed.stream().map(ComponentDescriptor::id).toList())));
    }

    /**
     * Metrics by their ids; all that are installed when none is named.
     *
     * @throws Failure of kind USER when one is not installed, or none at all is; of kind PLUGIN when one cannot be made
     */
    public Metrics metrics(List<String> ids) {
        List<ComponentDescriptor> installed = all();
        if (installed.isEmpty()) {
            throw Failure.user("no metric is installed").with(new Remedy.InspectPlugins());
        }
        List<NamedMetric> metrics = new ArrayList<>();
        List<NamedSetMetric> setMetrics = new ArrayList<>();
        for (ComponentDescriptor metric :
                ids.isEmpty() ? installed : ids.stream().map(this::named).toList()) {
            Selection defaults = Selection.defaults(metric);
            if (metric.kind() == Kind.METRIC) {
                metrics.add(new NamedMetric(metric.id(), host.metric(defaults, ContentKinds.SCORE)));
            } else {
                setMetrics.add(new NamedSetMetric(metric.id(), host.setMetric(defaults, ContentKinds.SCORE)));
            }
        }
        return new Metrics(metrics, setMetrics);
    }
}
