package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.Criterion;
import continuo.run.EpochMeasures;
import continuo.spi.Kind;
import continuo.spi.Probe;
import continuo.spi.SetMetric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which figure of the measures chooses the best checkpoint: what the plan names, else realism, else held-out likelihood. */
public final class BestFigure {
    private BestFigure() {}

    /** The ids of what is installed to choose by: set metrics and probes. */
    public static List<String> installed(PluginHost host) {
        return Stream.of(Kind.SET_METRIC, Kind.PROBE)
                .flatMap(kind -> host.components(kind).stream())
                .map(ComponentDescriptor::id)
                .toList();
    }

    /**
     * What a user means.
     *
     * @param figure id of a set metric, or a probe's id with or without a dot and a part of it: {@code nll.note}
     * @param generator that is to be trained
     * @throws Failure of kind USER when no such figure is installed, when measuring it takes too long while training, or when the
     *     generator lacks what the probe needs
     */
    public static Criterion named(PluginHost host, ComponentDescriptor generator, String figure) {
        for (ComponentDescriptor component : host.components(Kind.SET_METRIC)) {
            if (component.id().equals(figure)) {
                return ofSetMetric(host.create(SetMetric.class, Selection.defaults(component)), figure);
            }
        }
        for (ComponentDescriptor component : host.components(Kind.PROBE)) {
            if (figure.equals(component.id()) || figure.startsWith(component.id() + ".")) {
                String lacking = NamedProbe.lacking(component.type(), generator.type());
                if (!lacking.isEmpty()) {
                    throw Failure.user(figure + " cannot choose the best checkpoint: the generator " + generator.id()
                            + " lacks the capability " + lacking);
                }
                Probe probe = host.create(Probe.class, Selection.defaults(component));
                return new Criterion(figure, probe.lowerIsBetter());
            }
        }
        throw Failure.user(Nearest.message("figure to choose the best checkpoint by", figure, installed(host)));
    }

    private static Criterion ofSetMetric(SetMetric<?> metric, String id) {
        if (!metric.resampled()) {
            throw Failure.user(id + " takes too long to be measured while a model is trained");
        }
        return new Criterion(id, metric.lowerIsBetter());
    }

    /** What decides where nothing is named; empty where neither realism nor a likelihood can be measured. */
    static Optional<Criterion> usual(Measurement measurement, Examiner examiner) {
        if (measurement.comparesBy(EpochMeasures.REALISM)) {
            return Optional.of(Criterion.REALISM);
        }
        return examiner.examines()
                ? examiner.lowerIsBetter(EpochMeasures.NLL).map(lower -> new Criterion(EpochMeasures.NLL, lower))
                : Optional.empty();
    }
}
