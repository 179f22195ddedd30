package continuo.train;

import continuo.fault.Failure;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.run.SeededRandom;
import continuo.spi.Estimate;
import continuo.spi.Generator;
import continuo.spi.HeldOut;
import continuo.spi.Probe;
import continuo.spi.Requires;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A probe under the id it is installed as, with its contract enforced.
 *
 * @param id the component's id
 * @param probe the component
 */
record NamedProbe(String id, Probe probe) {
    /** What draws random numbers for a probe always begins with the same. */
    private static final long SEED = 1;

    static NamedProbe create(PluginHost host, ComponentDescriptor component) {
        return new NamedProbe(component.id(), host.create(Probe.class, Selection.defaults(component)));
    }

    /** What a probe needs of a generator and one of that class lacks, in words; empty where it has everything. */
    static String lacking(Class<?> probe, Class<?> generator) {
        Requires requires = probe.getAnnotation(Requires.class);
        return requires == null
                ? ""
                : Arrays.stream(requires.generator())
                        .filter(capability -> !capability.isAssignableFrom(generator))
                        .map(NamedProbe::words)
                        .collect(Collectors.joining(" and "));
    }

    /** {@code MostLikely} is said as {@code most-likely}. */
    private static String words(Class<?> capability) {
        return capability.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * Examines a generator that has what the probe needs.
     *
     * @throws Failure of kind PLUGIN, naming the probe, where it breaks or gives figures of other names; of kind DATA where the
     *     generator's output is not finite
     */
    Map<String, Estimate> examine(Generator generator, HeldOut heldOut) {
        Map<String, Estimate> figures;
        try {
            figures = probe.examine(generator, heldOut, SeededRandom.forLabel(SEED, "probe " + id));
        } catch (Failure failure) {
            throw failure;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError problem) {
            throw Failure.plugin("probe " + id + " failed: " + problem + "; update its plugin or remove it", problem);
        }
        List<String> strange = figures.keySet().stream()
                .filter(name -> !name.equals(id) && !name.startsWith(id + "."))
                .toList();
        if (!strange.isEmpty()) {
            throw Failure.plugin(
                    "probe " + id + " gives figures that are not named after it: " + String.join(", ", strange), null);
        }
        return figures;
    }
}
