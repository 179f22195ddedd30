package continuo.shell.command.measure;

import continuo.measure.InstalledMetrics;
import continuo.measure.Metrics;
import continuo.measure.NamedMetric;
import continuo.plugin.Selection;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.studio.measure.HeldOut;
import continuo.train.Dataset;
import java.util.List;
import java.util.stream.Collectors;

/** What commands that measure pieces share: which metrics, and what these know of the training music. */
public final class Measuring {
    /** Which metrics a command measures by; {@link #named} reads it. */
    public static final Option METRICS = Option.of("--metrics", "ID,ID…", Value.Plain.METRICS, "which metrics")
            .otherwise("all that are installed");

    private Measuring() {}

    /** The ids of the metrics that the user named; none stands for all. */
    public static List<String> named(Arguments arguments) {
        return arguments.option(METRICS).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** Lets metrics know the training music that need to, until the user stops it; see {@link HeldOut#learned}. */
    public static Metrics learned(
            Metrics metrics,
            List<Selection> corpora,
            Dataset dataset,
            boolean drums,
            Session session,
            Console console) {
        return new HeldOut(dataset).learned(metrics, corpora, drums, session.plugins(), console.cancellation()::check);
    }

    /** The metrics that plugins bring. */
    public static InstalledMetrics installed(Session session) {
        return new InstalledMetrics(session.plugins());
    }

    /** Tells why metrics that {@link #learned} was asked to teach still know nothing, if there are any. */
    public static void explain(Metrics metrics, Dataset dataset, Console console) {
        String ignorant = metrics.learning().map(NamedMetric::id).collect(Collectors.joining(", "));
        if (!ignorant.isEmpty()) {
            console.note("nothing is said of " + ignorant + ": that is held against the training music, and of "
                    + dataset.pieces().size() + " pieces only " + new HeldOut(dataset).count()
                    + " are left out of it, fewer than "
                    + HeldOut.ENOUGH + "; choose a larger corpus, with --against or corpus use");
        }
    }
}
