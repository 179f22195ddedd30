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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    Path folder;

    private RunDirectory run;

    @BeforeEach
    void create() {
        run = new Runs(folder).create("first", ManifestFixture.manifest());
    }

    @Test
    void findsTheLatestCheckpoint() {
        List<String> warnings = new ArrayList<>();
        assertThat(run.latestCheckpoint(warnings::add)).isEmpty();
        for (long step : new long[] {500, 999_500, 1_000_000}) {
            checkpoint(step);
        }
        RunDirectory.Checkpoint latest = run.latestCheckpoint(warnings::add).orElseThrow();

        assertThat(latest.step()).isEqualTo(1_000_000);
        assertThat(latest.content().longs("step")).containsExactly(1_000_000);
        assertThat(latest.content().metadata()).isEqualTo(Map.of("epoch", "3"));
        assertThat(warnings).isEmpty();
        assertThat(run.checkpoints())
                .extracting(f -> f.getFileName().toString())
                .containsExactly("step-000500.safetensors", "step-999500.safetensors", "step-1000000.safetensors");
    }

    @Test
    void outlinesTheNewestCheckpoint() {
        assertThat(run.outline()).isEmpty();
        run.writeCheckpoint(
                7,
                List.of(
                        new Tensor.Floats("generator/a", new long[] {2, 3}, new float[6]),
                        new Tensor.Floats("generator/b", new long[] {4}, new float[4]),
                        new Tensor.Floats("generators", new long[] {1}, new float[1]),
                        Tensor.Longs.of("course", 1, 2, 3)),
                Map.of());
        CheckpointOutline outline = run.outline().orElseThrow();
        assertThat(outline.weights("generator")).isEqualTo(10);
        assertThat(outline.weights("discriminator")).isZero();
        assertThat(outline.values("course")).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> outline.values("curse"))
                .hasMessageContaining("step-000007.safetensors: unknown tensor \"curse\"; did you mean course?");
    }

    @Test
    void keepsAnEvaluation() {
        assertThat(run.evaluation()).isEmpty();
        RunEvaluation evaluation = new RunEvaluation(
                7,
                4,
                100,
                List.of(
                        new RunEvaluation.Figure("polyphony", 0.5, 0.25, 0.75, 0.875),
                        new RunEvaluation.Figure("notes", 100, 100, 100, 100),
                        new RunEvaluation.Figure("tone-span", 3, 4, 4, 4)));
        run.writeEvaluation(evaluation);
        assertThat(run.evaluation()).contains(evaluation);
        assertThat(evaluation.figures())
                .extracting(RunEvaluation.Figure::distance)
                .containsExactly(0.8, 0.0, Double.POSITIVE_INFINITY);
    }

    @Test
    void passesOverADamagedCheckpointWithAWarning() throws IOException {
        checkpoint(500);
        Path damaged = checkpoint(1000);
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 1] ^= 1;
        Files.write(damaged, bytes);
        Files.write(run.folder().resolve("checkpoints/step-001500.safetensors"), new byte[0]);
        List<String> warnings = new ArrayList<>();

        assertThat(run.latestCheckpoint(warnings::add).orElseThrow().step()).isEqualTo(500);
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains("step-001500").contains("empty");
        assertThat(warnings.get(1)).contains("step-001000").contains("checksum");
    }

    @Test
    void takesNothingElseForACheckpoint() throws IOException {
        Path checkpoints = run.folder().resolve("checkpoints");
        checkpoint(500);
        // What a process leaves that was killed before it could rename.
        Files.write(checkpoints.resolve(".step-001000.safetensors.0-0.tmp"), new byte[10]);
        Files.write(checkpoints.resolve("step-1.safetensors"), new byte[10]);
        Files.write(checkpoints.resolve("step-001000.safetensors.bak"), new byte[10]);
        List<String> warnings = new ArrayList<>();

        assertThat(run.latestCheckpoint(warnings::add).orElseThrow().step()).isEqualTo(500);
        assertThat(warnings).isEmpty();
        run.lock().close();
        assertThat(checkpoints.resolve(".step-001000.safetensors.0-0.tmp")).doesNotExist();
        assertThat(checkpoints.resolve("step-001000.safetensors.bak")).exists();
    }

    @Test
    void keepsTheNewestCheckpointsWhenPruning() {
        for (int step = 1; step <= 5; step++) {
            checkpoint(step * 100);
        }
        run.prune(7);
        assertThat(run.checkpoints()).hasSize(5);
        run.prune(2);

        assertThat(run.checkpoints())
                .extracting(f -> f.getFileName().toString())
                .containsExactly("step-000400.safetensors", "step-000500.safetensors");
        assertThatThrownBy(() -> run.prune(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void updatesTheManifest() {
        RunManifest old = run.manifest();
        RunManifest changed = new RunManifest(
                old.created(),
                old.versions(),
                new TrainingPlan(6, 40, -42, 2, false),
                old.corpus(),
                old.components(),
                old.plugins());
        run.updateManifest(changed);

        assertThat(run.manifest()).isEqualTo(changed);
    }

    @Test
    void isLockedForTheRestOfTheProcess() {
        RunLock lock = run.lock();
        assertThatThrownBy(run::lock)
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessageContaining("in use by this process");
        lock.close();
        lock.close();

        run.lock().close();
    }

    @Test
    void isLockedForOtherProcessesEvenAfterASecondAttemptOfThisOne() throws Exception {
        try (RunLock lock = run.lock()) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(run::lock).isInstanceOf(Failure.class);

            assertThat(lockInAnotherProcess())
                    .contains("trained by process " + ProcessHandle.current().pid())
                    .contains("in use by process " + ProcessHandle.current().pid());
            // Looking whether it is locked has not given the lock up.
            assertThat(run.trainedBy()).isPresent();
        }
        assertThat(run.trainedBy()).isEmpty();
        assertThat(lockInAnotherProcess()).contains("trained by nobody", "locked");
        assertThat(run.trainedBy()).isEmpty();
        // That process ended without giving the lock up.
        run.lock().close();
    }

    private String lockInAnotherProcess() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        run.folder().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** Takes the lock of a run and dies. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) {
            try {
                RunDirectory run = new RunDirectory(Path.of(arguments[0]));
                System.out.println("trained by " + run.trainedBy().orElse("nobody"));
                run.lock();
                System.out.println("locked");
            } catch (Failure failure) {
                System.out.println(failure.getMessage());
            }
            Runtime.getRuntime().halt(0);
        }
    }

    private Path checkpoint(long step) {
        return run.writeCheckpoint(step, List.of(Tensor.Longs.of("step", step)), Map.of("epoch", "3"));
    }
}
