package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointChoiceTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private RunDirectory run;

    @BeforeEach
    void create() {
        run = new Runs(folder).create("first", ManifestFixture.manifest());
        for (long step : new long[] {10, 20, 30, 40, 50}) {
            run.writeCheckpoint(step, List.of(Tensor.Longs.of("step", step)), Map.of());
        }
    }

    private long taken(String choice) {
        return CheckpointChoice.parse(choice).of(run, warnings::add).step();
    }

    @Test
    void theBestStaysWhenOthersAreDeletedAndIsTaken() {
        run.keepBest(new BestCheckpoint(20, 4, "realism", 0.41));
        run.prune(2);
        assertThat(run.steps()).containsExactly(20L, 40L, 50L);
        assertThat(run.best()).contains(new BestCheckpoint(20, 4, "realism", 0.41));
        assertThat(taken("best")).isEqualTo(20);
        assertThat(taken("last")).isEqualTo(50);
        assertThat(taken("40")).isEqualTo(40);
        assertThat(run.latestCheckpoint(warnings::add).orElseThrow().step()).isEqualTo(50);

        run.keepBest(new BestCheckpoint(50, 10, "realism", 0.5));
        run.prune(1);
        assertThat(run.steps()).containsExactly(50L);
    }

    @Test
    void whereNoneIsTheBestTheLastIsTaken() {
        assertThat(run.best()).isEmpty();
        assertThat(taken("best")).isEqualTo(50);
        run.keepBest(new BestCheckpoint(15, 3, "realism", 0.41));
        assertThat(run.best()).as("its file is gone").isEmpty();
        assertThat(taken("best")).isEqualTo(50);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aDamagedBestIsToldOfAndPassedOver() throws IOException {
        run.keepBest(new BestCheckpoint(20, 4, "realism", 0.41));
        Files.write(run.checkpoints().get(1), new byte[] {1, 2, 3});
        assertThat(taken("best")).isEqualTo(50);
        assertThat(warnings).singleElement().asString().contains("step-000020.safetensors");

        warnings.clear();
        Files.writeString(run.folder().resolve("checkpoints/best.json"), "{");
        assertThat(taken("best")).isEqualTo(50);
        assertThat(warnings).singleElement().asString().contains("best.json");
    }

    @Test
    void aStepThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThatThrownBy(() -> taken("41"))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessage("first has no checkpoint of step 41 (there are: 10, 20, 30, 40, 50)");
        assertThatThrownBy(() -> taken("newest")).hasMessageContaining("best, last or the number of its step");
    }
}
