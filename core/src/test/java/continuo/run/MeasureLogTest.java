package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.run.EpochMeasures.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureLogTest {
    @TempDir
    Path folder;

    private RunDirectory run;

    @BeforeEach
    void create() {
        run = new Runs(folder).create("first", ManifestFixture.manifest());
    }

    private static EpochMeasures measures(String phase, int epoch, long step) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("realism", 0.41);
        figures.put("realism.low", 0.38);
        figures.put("realism.high", 0.44);
        figures.put("polyphony", 0.5);
        figures.put("polyphony.p25", 0.25);
        figures.put("polyphony.p75", 0.75);
        figures.put("dropped", 0.01);
        figures.put("degenerate", 2.0);
        return new EpochMeasures(phase, epoch, step, 200, figures);
    }

    @Test
    void aLineSaysWhereItIsAndWhatWasMeasured() {
        run.measures().append(measures("train", 5, 1234));
        assertThat(run.folder().resolve("measures.jsonl"))
                .hasContent("{\"epoch\":5,\"phase\":\"train\",\"step\":1234,\"pieces\":200,\"realism\":0.41,"
                        + "\"realism.low\":0.38,\"realism.high\":0.44,\"polyphony\":0.5,\"polyphony.p25\":0.25,"
                        + "\"polyphony.p75\":0.75,\"dropped\":0.01,\"degenerate\":2}\n");
    }

    @Test
    void tonesThatCannotBePlayedCountAgainstACheckpoint() {
        EpochMeasures half = new EpochMeasures("train", 5, 100, 200, Map.of("realism", 0.5, "dropped", 0.5));
        EpochMeasures none = new EpochMeasures("train", 9, 200, 200, Map.of("realism", 0.3, "dropped", 0.0));
        assertThat(half.merit()).hasValue(0.25);
        assertThat(none.merit()).hasValue(0.3);
        assertThat(new EpochMeasures("train", 9, 200, 50, Map.of("dropped", 0.0)).merit())
                .isEmpty();
    }

    @Test
    void readsBackWhatItWroteAndKnowsWhatBelongsTogether() {
        run.measures().append(measures("pretrain", 6, 100));
        run.measures().append(measures("train", 5, 1234));
        assertThat(run.measures().all()).containsExactly(measures("pretrain", 6, 100), measures("train", 5, 1234));

        EpochMeasures last = run.measures().all().get(1);
        assertThat(last.realism()).hasValue(0.41);
        assertThat(last.interval("realism")).contains(new Range(0.38, 0.44));
        assertThat(last.quartiles("polyphony")).contains(new Range(0.25, 0.75));
        assertThat(last.quartiles("tone-span")).isEmpty();
        assertThat(last.figure("tone-span")).isEmpty();
        assertThat(last.trainingEpochs()).isEqualTo(5);
        assertThat(run.measures().all().get(0).trainingEpochs()).isZero();
    }

    @Test
    void linesOfAnotherKindAndFieldsThatAreNoNumbersArePassedOver() throws IOException {
        assertThat(run.measures().all()).isEmpty();
        Files.writeString(
                run.folder().resolve("measures.jsonl"),
                "{\"comment\":\"by hand\"}\n"
                        + "{\"epoch\":1,\"phase\":\"train\",\"step\":9,\"pieces\":3,\"realism\":null,\"x\":\"y\",\"z\":2}\n",
                StandardOpenOption.CREATE);
        assertThat(run.measures().all()).containsExactly(new EpochMeasures("train", 1, 9, 3, Map.of("z", 2.0)));
    }

    @Test
    void forgetsWhatCameAfterAStep() {
        run.measures().append(measures("train", 5, 100));
        run.measures().append(measures("train", 10, 200));
        run.measures().retainUntil(100);
        assertThat(run.measures().all()).containsExactly(measures("train", 5, 100));
    }
}
