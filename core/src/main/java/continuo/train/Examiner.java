package continuo.train;

import continuo.fault.Failure;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.run.EpochMeasures;
import continuo.spi.Estimate;
import continuo.spi.Generator;
import continuo.spi.HeldOut;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Examines a generator together with the pieces of a dataset, with all probes that are installed; what a model scores that knows
 * only how often each value occurs stands beside it.
 */
public final class Examiner {
    /** Training pieces that are looked at where fewer are held out. */
    private static final int LEAST_TRAINING = 10;

    private final Composer composer;
    private final Dataset dataset;
    private final List<NamedProbe> probes;
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private Optional<Unigram> unigram = Optional.empty();
    private boolean counted;
    private Optional<Map<String, Estimate>> chanceInTraining = Optional.empty();

    private Examiner(Composer composer, Dataset dataset, List<NamedProbe> probes) {
        this.composer = composer;
        this.dataset = dataset;
        this.probes = probes;
    }

    /**
     * @param composer whose generator is examined, with the weights that it has at each examination
     * @param broken told of each probe that cannot be made
     */
    public static Examiner of(PluginHost host, Composer composer, Dataset dataset, Consumer<String> broken) {
        Examiner examiner = new Examiner(composer, dataset, new ArrayList<>());
        for (ComponentDescriptor component : host.components(Kind.PROBE)) {
            String lacking =
                    NamedProbe.lacking(component.type(), composer.generator().getClass());
            if (!lacking.isEmpty()) {
                examiner.leftOut.put(component.id(), "the generator lacks the capability " + lacking);
                continue;
            }
            try {
                examiner.probes.add(NamedProbe.create(host, component));
            } catch (Failure failure) {
                broken.accept(failure.getMessage());
            }
        }
        return examiner;
    }

    /** With no probe at all. */
    static Examiner ofNothing(Composer composer, Dataset dataset) {
        return new Examiner(composer, dataset, List.of());
    }

    /**
     * What probes said of one side.
     *
     * @param pieces how many were looked at
     * @param steps of these
     * @param notes of these; empty where the steps stand for something else
     * @param figures by name, in order
     * @param chance the same figures of a model that knows only how often each value occurs; empty where columns are real numbers,
     *     and without what that model cannot be asked
     */
    public record Examined(
            int pieces, long steps, OptionalLong notes, Map<String, Estimate> figures, Map<String, Estimate> chance) {}

    /** Why probes that are installed say nothing, by their ids. */
    public Map<String, String> leftOut() {
        return Map.copyOf(leftOut);
    }

    /** Whether the lower a figure, the better; empty where no probe of this generator gives it. */
    Optional<Boolean> lowerIsBetter(String figure) {
        return probes.stream()
                .filter(probe -> figure.equals(probe.id()) || figure.startsWith(probe.id() + "."))
                .map(probe -> probe.probe().lowerIsBetter())
                .findFirst();
    }

    /** Whether there is something to say and something to say it of. */
    boolean examines() {
        return !probes.isEmpty() && !dataset.split(Split.VALID).isEmpty();
    }

    /**
     * Examines all pieces of a side.
     *
     * @return empty where the side has no pieces
     * @throws Failure of kind INTERRUPTED when cancelled; of kind DATA when the generator's output is not finite; of kind PLUGIN
     *     when a probe breaks
     */
    public Optional<Examined> examine(Split side, BooleanSupplier cancelled) {
        List<EncodedPiece> pieces = dataset.split(side);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        HeldOut heldOut =
                EncodedHeldOut.of(pieces, composer.representation(), EncodedHeldOut.Bounds.AFTERWARDS, cancelled);
        Map<String, Estimate> figures = figures(composer.generator(), heldOut);
        Map<String, Estimate> chance = chance(heldOut, figures);
        long notes = heldOut.pieces().stream().mapToLong(HeldOut.Piece::notes).sum();
        return Optional.of(new Examined(
                heldOut.pieces().size(),
                heldOut.pieces().stream().mapToLong(HeldOut.Piece::length).sum(),
                notes == 0 ? OptionalLong.empty() : OptionalLong.of(notes),
                figures,
                chance));
    }

    private Map<String, Estimate> figures(Generator generator, HeldOut heldOut) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        for (NamedProbe probe : probes) {
            if (NamedProbe.lacking(probe.probe().getClass(), generator.getClass())
                    .isEmpty()) {
                figures.putAll(probe.examine(generator, heldOut));
            }
        }
        return figures;
    }

    /** Only of figures that were found of the generator itself. */
    private Map<String, Estimate> chance(HeldOut heldOut, Map<String, Estimate> figures) {
        Map<String, Estimate> chance = new LinkedHashMap<>();
        chance(heldOut).forEach((name, estimate) -> {
            if (figures.containsKey(name)) {
                chance.put(name, estimate);
            }
        });
        return chance;
    }

    private Map<String, Estimate> chance(HeldOut heldOut) {
        if (!counted) {
            counted = true;
            unigram = Unigram.of(composer.representation().columns(), dataset.split(Split.TRAIN));
        }
        return unigram.map(model -> figures(model, heldOut)).orElse(Map.of());
    }

    /**
     * Examines some of the validation side, and as many of the training pieces (10 at least), while the generator is trained: at
     * most 50 pieces of at most 1,000 steps each. A probe that breaks is told of and left out from then on.
     *
     * @return figures for {@link EpochMeasures}
     */
    Map<String, Double> inTraining(Consumer<String> broken, BooleanSupplier cancelled) {
        Map<String, Double> measured = new LinkedHashMap<>();
        if (!examines()) {
            return measured;
        }
        EncodedHeldOut.Bounds bounds = EncodedHeldOut.Bounds.IN_TRAINING;
        HeldOut validation = heldOut(Split.VALID, bounds, cancelled);
        int known = Math.max(LEAST_TRAINING, validation.pieces().size());
        HeldOut training = heldOut(Split.TRAIN, new EncodedHeldOut.Bounds(known, bounds.steps()), cancelled);
        for (NamedProbe probe : List.copyOf(probes)) {
            try {
                probe.examine(composer.generator(), validation).forEach((name, estimate) -> {
                    measured.put(name, estimate.value());
                    put(measured, name + EpochMeasures.STANDARD_ERROR, estimate.standardError());
                });
                Estimate learned = probe.examine(composer.generator(), training).get(probe.id());
                if (learned != null) {
                    measured.put(probe.id() + EpochMeasures.ON_TRAINING, learned.value());
                }
            } catch (Failure failure) {
                if (failure.kind() == Failure.Kind.INTERRUPTED) {
                    throw failure;
                }
                broken.accept(failure.getMessage());
                if (failure.kind() == Failure.Kind.PLUGIN) {
                    probes.remove(probe);
                }
            }
        }
        chanceOfMain(validation).forEach((name, value) -> {
            if (measured.containsKey(name)) {
                measured.put(name + EpochMeasures.CHANCE, value);
            }
        });
        return measured;
    }

    private HeldOut heldOut(Split side, EncodedHeldOut.Bounds bounds, BooleanSupplier cancelled) {
        return EncodedHeldOut.of(dataset.split(side), composer.representation(), bounds, cancelled);
    }

    /** The main figures of chance, which are always the same. */
    private Map<String, Double> chanceOfMain(HeldOut validation) {
        if (chanceInTraining.isEmpty()) {
            chanceInTraining = Optional.of(chance(validation));
        }
        Map<String, Double> main = new LinkedHashMap<>();
        for (NamedProbe probe : probes) {
            Estimate estimate = chanceInTraining.get().get(probe.id());
            if (estimate != null) {
                main.put(probe.id(), estimate.value());
            }
        }
        return main;
    }

    private static void put(Map<String, Double> figures, String name, OptionalDouble value) {
        value.ifPresent(some -> figures.put(name, some));
    }
}
