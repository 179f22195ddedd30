package continuo.shell.command;

import continuo.fault.Failure;
import continuo.measure.NamedMetric;
import continuo.music.Score;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.Selection;
import continuo.shell.session.Session;
import continuo.spi.Kind;
import continuo.spi.Metric;
import continuo.train.Dataset;
import continuo.train.EncodedPiece;
import continuo.train.Split;
import java.util.ArrayList;
import java.util.List;

/** What pieces are measured with: metrics, and windows of real music to stand beside. */
final class Measuring {
    /** With fewer pieces held out, percentiles say little: all pieces are taken then. */
    private static final int ENOUGH_HELD_OUT = 20;

    private Measuring() {}

    /**
     * Metrics by their ids; all that are installed when none is named.
     *
     * @throws Failure of kind USER when one is not installed, or none at all is
     */
    static List<NamedMetric> metrics(List<String> ids, Session session) {
        List<ComponentDescriptor> wanted = new ArrayList<>();
        for (String id : ids) {
            wanted.add(session.plugins().component(Kind.METRIC, id));
        }
        if (wanted.isEmpty()) {
            wanted.addAll(session.plugins().components(Kind.METRIC));
        }
        if (wanted.isEmpty()) {
            throw Failure.user("no metric is installed (plugins tells why)");
        }
        List<NamedMetric> metrics = new ArrayList<>();
        for (ComponentDescriptor metric : wanted) {
            metrics.add(
                    new NamedMetric(metric.id(), session.plugins().create(Metric.class, Selection.defaults(metric))));
        }
        return metrics;
    }

    /** One window a piece: of those held out where they are enough, else of all. */
    static List<Score> realWindows(Dataset dataset) {
        List<EncodedPiece> heldOut = new ArrayList<>(dataset.split(Split.VALID));
        heldOut.addAll(dataset.split(Split.TEST));
        List<EncodedPiece> taken = heldOut.size() >= ENOUGH_HELD_OUT ? heldOut : dataset.pieces();
        return taken.stream().map(EncodedPiece::excerpt).toList();
    }
}
