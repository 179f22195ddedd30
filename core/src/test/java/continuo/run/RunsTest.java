package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @TempDir
    Path folder;

    private Runs runs;

    @BeforeEach
    void open() {
        runs = new Runs(folder.resolve("runs"));
    }

    @Test
    void makesARunWithAllItsPlaces() {
        RunDirectory run = create("first");

        assertThat(run.folder()).isEqualTo(folder.resolve("runs/first"));
        assertThat(run.manifest()).isEqualTo(ManifestFixture.manifest());
        assertThat(run.samples()).isEmptyDirectory();
        assertThat(run.checkpoints()).isEmpty();
        assertThat(runs.folder())
                .isDirectoryContaining(f -> f.endsWith("first"))
                .isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void namesRunsByTheDayAndTheFirstFreeNumber() {
        runs.create(DAY, ManifestFixture.manifest());
        runs.create(DAY, ManifestFixture.manifest());
        runs.delete("2026-01-31-1");
        create("2026-01-31-3");

        assertThat(runs.create(DAY, ManifestFixture.manifest()).name()).isEqualTo("2026-01-31-1");
        assertThat(runs.create(DAY, ManifestFixture.manifest()).name()).isEqualTo("2026-01-31-4");
    }

    @Test
    void refusesATakenName() throws IOException {
        create("first");
        Files.createDirectories(folder.resolve("runs/plain"));

        assertThat(userFailure(() -> create("first")).remedy()).contains(new Remedy.Resume("first"));
        assertThat(userFailure(() -> create("plain"))).hasMessageContaining("\"plain\"");
        assertThat(runs.list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "../x", "a/b", "a\\b", "/tmp/x", ".hidden", "a b", "a\u0000", "-x", "x.", "a:b"})
    void refusesNamesThatArePaths(String name) {
        assertThat(userFailure(() -> create(name))).hasMessageContaining("cannot be the name of a run");
        assertThat(userFailure(() -> runs.open(name))).hasMessageContaining("cannot be the name of a run");
        assertThat(userFailure(() -> runs.delete(name))).hasMessageContaining("cannot be the name of a run");
    }

    @Test
    void listsRunsByNameAndNothingElse() throws IOException {
        assertThat(runs.list()).isEmpty();
        create("b");
        create("a");
        Files.createDirectories(folder.resolve("runs/no-manifest"));
        Files.createDirectories(folder.resolve("runs/.new-half"));
        Files.writeString(folder.resolve("runs/.new-half/run.json"), "{}");
        Files.writeString(folder.resolve("runs/notes.txt"), "");

        assertThat(runs.list()).extracting(RunDirectory::name).isEqualTo(List.of("a", "b"));
    }

    @Test
    void namesTheNearestRun() {
        assertThat(userFailure(() -> runs.open("first"))).hasMessageContaining("no runs in");
        create("first-song");

        assertThat(userFailure(() -> runs.open("first-sing"))).hasMessageContaining("did you mean first-song?");
        assertThat(runs.open("first-song").name()).isEqualTo("first-song");
    }

    @Test
    void deletesARunWithAllThatIsInIt() throws IOException {
        RunDirectory run = create("first");
        Files.writeString(run.samples().resolve("1.mid"), "x");
        Path outside = Files.writeString(folder.resolve("outside"), "stays");
        Files.createSymbolicLink(run.samples().resolve("link"), outside);
        runs.delete("first");

        assertThat(runs.folder()).isEmptyDirectory();
        assertThat(outside).exists();
    }

    @Test
    void doesNotDeleteARunInUse() {
        RunDirectory run = create("first");
        try (RunLock lock = run.lock()) {
            assertThat(lock).isNotNull();
            assertThat(userFailure(() -> runs.delete("first"))).hasMessageContaining("in use by this process");
        }
        runs.delete("first");

        assertThat(runs.list()).isEmpty();
    }

    @Test
    void saysThatItsFolderIsNotWritable() throws IOException {
        Runs inFile = new Runs(Files.writeString(folder.resolve("file"), "").resolve("runs"));

        assertThatThrownBy(() -> inFile.create("first", ManifestFixture.manifest()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.RESOURCE))
                .hasMessageContaining("first");
    }

    private RunDirectory create(String name) {
        return runs.create(name, ManifestFixture.manifest());
    }

    private static Failure userFailure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Failure failure = catchThrowableOfType(Failure.class, call);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.USER);
        return failure;
    }
}
