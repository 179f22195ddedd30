package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Component;
import continuo.spi.Estimate;
import continuo.spi.Generator;
import continuo.spi.HeldOut;
import continuo.spi.Probe;
import continuo.spi.Requires;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What every {@link Probe} promises. Extend it in your plugin's tests and say which one to test, and on what. */
public abstract class ProbeContract extends ComponentContract {
    /** The component to test. */
    protected abstract Probe create();

    /** A generator with the capabilities that the probe requires; the test closes it. */
    protected abstract Generator generator();

    /** Some pieces that the generator can be examined with. */
    protected abstract HeldOut heldOut();

    @Override
    final Class<?> componentClass() {
        return create().getClass();
    }

    private Map<String, Estimate> examined(HeldOut heldOut) {
        try (Generator generator = generator()) {
            return create().examine(generator, heldOut, new SplittableRandom(1));
        }
    }

    @Test
    void requiresCapabilitiesThatTheGeneratorHas() {
        Requires requires = componentClass().getAnnotation(Requires.class);
        try (Generator generator = generator()) {
            assertThat(requires == null ? List.<Class<?>>of() : List.of(requires.generator()))
                    .as("@Requires(generator) of %s", componentClass())
                    .allMatch(capability -> ((Class<?>) capability).isInstance(generator));
        }
    }

    @Test
    void figuresAreNamedAfterTheProbe() {
        String id = componentClass().getAnnotationsByType(Component.class)[0].id();
        List<String> names = List.copyOf(examined(heldOut()).keySet());
        assertThat(names).isNotEmpty();
        assertThat(names.get(0)).isEqualTo(id);
        assertThat(names.subList(1, names.size())).allMatch(name -> name.startsWith(id + "."));
    }

    @Test
    void figuresHaveUnits() {
        assertThat(examined(heldOut()).values())
                .allSatisfy(estimate -> assertThat(estimate.unit()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void examiningTwiceGivesTheSame() {
        assertThat(examined(heldOut())).isEqualTo(examined(heldOut()));
    }

    /** Of a single piece nobody can tell how far other pieces are from it. */
    @Test
    void aSinglePieceIsEnough() {
        HeldOut all = heldOut();
        HeldOut one = new HeldOut(all.columns(), all.pieces().subList(0, 1));
        assertThat(examined(one)).isNotEmpty();
    }

    @Test
    void weightsAreLeftAsTheyAre() {
        try (Generator generator = generator()) {
            INDArray before = generator.weights().dup();
            create().examine(generator, heldOut(), new SplittableRandom(1));
            assertThat(generator.weights()).isEqualTo(before);
        }
    }
}
