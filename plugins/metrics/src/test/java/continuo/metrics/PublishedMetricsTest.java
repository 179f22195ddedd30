package continuo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Score;
import continuo.params.ParameterSchema;
import continuo.spi.Component;
import continuo.spi.LearnedMetric;
import continuo.spi.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the plugin publishes, found as a host finds it: by the extension index and the annotations. */
class PublishedMetricsTest {
    @SuppressWarnings("unchecked") // all of them are of scores
    static Map<String, Metric<Score>> published() throws Exception {
        Map<String, Metric<Score>> metrics = new TreeMap<>();
        for (String name : extensionIndex()) {
            Class<?> type = Class.forName(name);
            Constructor<?> constructor = type.getConstructors()[0];
            Class<? extends Record> record = constructor.getParameterTypes()[0].asSubclass(Record.class);
            for (Component component : type.getAnnotationsByType(Component.class)) {
                Record parameters = ParameterSchema.of(record)
                        .withDefaults(List.of(component.preset()))
                        .defaults();
                if (Metric.class.isAssignableFrom(type)) {
                    metrics.put(component.id(), (Metric<Score>) constructor.newInstance(parameters));
                }
            }
        }
        return metrics;
    }

    /** Compiling the tests writes an index of their own, so there may be several on the class path. */
    private static List<String> extensionIndex() throws IOException {
        List<String> names = new ArrayList<>();
        for (URL index : Collections.list(Polyphony.class.getClassLoader().getResources("META-INF/extensions.idx"))) {
            try (InputStream stream = index.openStream()) {
                new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("continuo.metrics."))
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void allMetricsArePublishedUnderTheirIds() throws Exception {
        assertThat(published().keySet())
                .containsExactlyInAnyOrder(
                        "polyphony",
                        "scale-consistency",
                        "tone-span",
                        "unique-tones",
                        "intensity-span",
                        "notes",
                        "repetitions-2",
                        "repetitions-3",
                        "repetitions-4",
                        "repetitions-5",
                        "repetitions-6",
                        "repetitions-7",
                        "repetitions-8",
                        "repetitions-9",
                        "pitch-entropy",
                        "pitch-class-entropy",
                        "pitch-classes",
                        "polyphony-rate",
                        "mean-polyphony",
                        "empty-beat-rate",
                        "empty-measure-rate",
                        "groove-consistency",
                        "shared-run",
                        "reference-polyphony",
                        "reference-scale-consistency",
                        "reference-repetitions-2",
                        "reference-repetitions-3",
                        "reference-repetitions-4",
                        "reference-repetitions-5",
                        "reference-repetitions-6",
                        "reference-repetitions-7",
                        "reference-repetitions-8",
                        "reference-repetitions-9");
    }

    @Test
    void everyIdHasTheLengthItSays() throws Exception {
        for (int length = 2; length <= 9; length++) {
            Score twice = Music.melody(new int[2 * length]);
            assertThat(published().get("repetitions-" + length).measure(twice)).hasValue(1);
            Score once = Music.melody(new int[2 * length - 1]);
            assertThat(published().get("repetitions-" + length).measure(once)).hasValue(0);
            Score twiceAndOne = Music.melody(new int[2 * length + 1]);
            assertThat(published().get("reference-repetitions-" + length).measure(twiceAndOne))
                    .hasValue(1);
            assertThat(published().get("reference-repetitions-" + length).measure(twice))
                    .hasValue(0);
        }
    }

    @Test
    void everyMetricHasAUnitAndAFiniteValue() throws Exception {
        Score score = Music.random(1, 200, 20, 9000);
        published().forEach((id, metric) -> {
            assertThat(metric.unit()).as(id).isNotBlank();
            if (!(metric instanceof LearnedMetric)) {
                assertThat(metric.measure(score).orElseThrow()).as(id).isFinite();
            }
        });
    }
}
