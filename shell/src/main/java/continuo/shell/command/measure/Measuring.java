package continuo.shell.command.measure;

import continuo.content.ContentKinds;
import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.measure.Metrics;
import continuo.measure.NamedMetric;
import continuo.measure.NamedSetMetric;
import continuo.measure.RealMusic;
import continuo.music.Score;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.Selection;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.spi.Corpus;
import continuo.spi.Kind;
import continuo.train.Dataset;
import continuo.train.EncodedPiece;
import continuo.train.Split;
import continuo.train.TrainingPieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pieces are measured with: metrics, and windows of real music to stand beside. */
public final class Measuring {
    /** With fewer pieces held out, percentiles say little: all pieces are taken then. */
    private static final int ENOUGH_HELD_OUT = 20;

    /** Which metrics a command measures by; {@link #named} reads it. */
    public static final Option METRICS = Option.of("--metrics", "ID,ID…", Value.Plain.METRICS, "which metrics")
            .otherwise("all that are installed");

    private Measuring() {}

    /** The ids of the metrics that the user named; none stands for all. */
    public static List<String> named(Arguments arguments) {
        return arguments.option(METRICS).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /**
     * Metrics by their ids; all that are installed when none is named.
     *
     * @throws Failure of kind USER when one is not installed, or none at all is
     */
    public static Metrics metrics(List<String> ids, Session session) {
        List<ComponentDescriptor> installed = installed(session);
        if (installed.isEmpty()) {
            throw Failure.user("no metric is installed (plugins tells why)");
        }
        List<ComponentDescriptor> wanted = ids.isEmpty()
                ? installed
                : ids.stream().map(id -> metric(id, session)).toList();
        List<NamedMetric> metrics = new ArrayList<>();
        List<NamedSetMetric> setMetrics = new ArrayList<>();
        for (ComponentDescriptor metric : wanted) {
            Selection defaults = Selection.defaults(metric);
            if (metric.kind() == Kind.METRIC) {
                metrics.add(new NamedMetric(metric.id(), session.plugins().metric(defaults, ContentKinds.SCORE)));
            } else {
                setMetrics.add(
                        new NamedSetMetric(metric.id(), session.plugins().setMetric(defaults, ContentKinds.SCORE)));
            }
        }
        return new Metrics(metrics, setMetrics);
    }

    /** All of scores that are installed, of both kinds. */
    public static List<ComponentDescriptor> installed(Session session) {
        return Stream.of(Kind.METRIC, Kind.SET_METRIC)
                .flatMap(kind -> session.plugins().components(kind).stream())
                .filter(metric -> metric.content().equals(Optional.of(ContentKinds.SCORE)))
                .toList();
    }

    /**
     * A metric of either kind.
     *
     * @throws Failure of kind USER when it is not installed
     */
    public static ComponentDescriptor metric(String id, Session session) {
        List<ComponentDescriptor> installed = installed(session);
        return installed.stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Failure.user(Nearest.message(
                        "metric",
                        id,
                        installed.stream().map(ComponentDescriptor::id).toList())));
    }

    /** One window a piece: of those held out where they are enough, with the others beside them; else of all. */
    public static RealMusic real(Dataset dataset) {
        List<EncodedPiece> heldOut = new ArrayList<>(dataset.split(Split.VALID));
        heldOut.addAll(dataset.split(Split.TEST));
        return enoughHeldOut(dataset)
                ? new RealMusic(windows(heldOut), windows(dataset.split(Split.TRAIN)))
                : new RealMusic(windows(dataset.pieces()), List.of());
    }

    /**
     * Lets metrics know the training music that need to. They do not where no music is held out: what is to be compared
     * with would be known, too.
     *
     * @param corpora that the dataset was loaded from
     * @throws Failure of kind INTERRUPTED when the user stopped it
     */
    public static Metrics learned(
            Metrics metrics,
            List<Selection> corpora,
            Dataset dataset,
            boolean drums,
            Session session,
            Console console) {
        if (metrics.learning().findAny().isEmpty() || !enoughHeldOut(dataset)) {
            return metrics;
        }
        List<Corpus<Score>> opened = corpora.stream()
                .map(corpus -> session.plugins().corpus(corpus, ContentKinds.SCORE))
                .toList();
        return metrics.learned(() -> TrainingPieces.of(opened, dataset, drums).map(score -> {
            console.cancellation().check();
            return score;
        }));
    }

    /** Tells why metrics that {@link #learned} was asked to teach still know nothing, if there are any. */
    public static void explain(Metrics metrics, Dataset dataset, Console console) {
        String ignorant = metrics.learning().map(NamedMetric::id).collect(Collectors.joining(", "));
        if (!ignorant.isEmpty()) {
            console.note("nothing is said of " + ignorant + ": that is held against the training music, and of "
                    + dataset.pieces().size() + " pieces only " + heldOut(dataset) + " are left out of it, fewer than "
                    + ENOUGH_HELD_OUT + "; choose a larger corpus, with --against or corpus use");
        }
    }

    private static boolean enoughHeldOut(Dataset dataset) {
        return heldOut(dataset) >= ENOUGH_HELD_OUT;
    }

    private static int heldOut(Dataset dataset) {
        return dataset.split(Split.VALID).size() + dataset.split(Split.TEST).size();
    }

    /** A window a piece. */
    public static List<Score> windows(List<EncodedPiece> pieces) {
        return pieces.stream().map(piece -> piece.excerpt(ContentKinds.SCORE)).toList();
    }
}
