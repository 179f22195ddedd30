package continuo.testdata;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data sets that lie beside the repository in {@code ../shared/data} and are never committed to it. Archives are unpacked
 * once in a JVM, into a temporary folder that goes with it. The data may be absent: a test that needs it skips itself with
 * one of the {@code assume…} methods.
 */
public final class SharedData {
    private SharedData() {}

    /** 3,029 classical MIDI files in one folder for each composer. */
    public static Optional<Path> classical() {
        return Classical.UNPACKED.map(folder -> folder.resolve("classical"));
    }

    /** Small hostile or odd MIDI files; {@code synthetic/INDEX.json} says what a reader must do with each. */
    public static Optional<Path> torture() {
        return Torture.UNPACKED.map(folder -> folder.resolve("torture"));
    }

    /** {@code JSB_Chorales.json}, {@code MuseData.json}, {@code Nottingham.json} and {@code Piano_midi.json}. */
    public static Optional<Path> pianorolls() {
        return Pianorolls.UNPACKED;
    }

    /** A file that lies there unpacked: {@code golden-codec.jsonl}. */
    public static Optional<Path> file(String name) {
        return folder().map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
    }

    public static Path assumeClassical() {
        return assumed(classical(), "classical.tar.xz");
    }

    public static Path assumeTorture() {
        return assumed(torture(), "torture.tar.xz");
    }

    public static Path assumePianorolls() {
        return assumed(pianorolls(), "pianorolls.tar.xz");
    }

    public static Path assumeFile(String name) {
        return assumed(file(name), name);
    }

    private static Path assumed(Optional<Path> found, String name) {
        assumeTrue(found.isPresent(), "skipped: no shared/data/" + name + " in any folder above this one");
        return found.get();
    }

    private static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> unpacked(String archive) {
        return file(archive).map(SharedData::unpack);
    }

    private static Path unpack(Path archive) {
        try {
            Path folder = Files.createTempDirectory("continuo-shared-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            int exit = new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("tar cannot unpack " + archive + ": exit code " + exit);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while unpacking " + archive, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Each archive has a class of its own, so that only those asked for are unpacked, and each once.

    private static final class Classical {
        static final Optional<Path> UNPACKED = unpacked("classical.tar.xz");
    }

    private static final class Torture {
        static final Optional<Path> UNPACKED = unpacked("torture.tar.xz");
    }

    private static final class Pianorolls {
        static final Optional<Path> UNPACKED = unpacked("pianorolls.tar.xz");
    }
}
