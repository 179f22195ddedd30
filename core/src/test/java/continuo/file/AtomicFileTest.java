package continuo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import continuo.fault.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheOldContent() throws IOException {
        Path file = folder.resolve("new folder/é.txt");
        AtomicFile.write(file, bytes("old"));
        AtomicFile.write(file, out -> out.write(bytes("new")));

        assertThat(file).hasContent("new");
        assertThat(names(file.getParent())).containsExactly("é.txt");
    }

    @Test
    void keepsTheOldContentWhenTheWriterBreaksOff() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.write(file, bytes("old"));

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[200_000]);
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");

        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void saysThatTheDiskIsFull() {
        Path file = folder.resolve("file");
        Failure failure = failureOf(() -> AtomicFile.write(file, out -> {
            throw new IOException("No space left on device");
        }));

        assertThat(failure).hasMessageContaining(file.toString()).hasMessageContaining("free some space");
    }

    @Test
    void saysThatADeviceIsFull() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "no /dev/full here");
        Failure failure = failureOf(() -> AtomicFile.write(folder.resolve("file"), out -> {
            try (var device = Files.newOutputStream(full)) {
                device.write(1);
            }
        }));

        assertThat(failure).hasMessageContaining("the disk is full");
    }

    @Test
    void namesAFileInThePlaceOfItsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Failure failure = failureOf(() -> AtomicFile.write(file.resolve("inner"), bytes("x")));

        assertThat(failure).hasMessageContaining("inner").hasMessageContaining("a file is in the place of a folder");
    }

    @Test
    void namesAFolderThatIsNotWritable() {
        // Root may write everywhere but here.
        Path folderOfTheKernel = Path.of("/proc/self");
        Assumptions.assumeTrue(Files.isDirectory(folderOfTheKernel), "no /proc here");
        Failure failure = failureOf(() -> AtomicFile.write(folderOfTheKernel.resolve("file"), bytes("x")));

        assertThat(failure).hasMessageContaining("/proc/self/file").hasMessageContaining("choose another");
        assertThat(failure.getMessage()).doesNotContain(".tmp").doesNotContain("(");
    }

    @Test
    void refusesAFolderInThePlaceOfTheFile() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/inner")).getParent();
        Failure failure = failureOf(() -> AtomicFile.write(taken, bytes("x")));

        assertThat(failure).hasMessageContaining(taken.toString());
        assertThat(names(folder)).containsExactly("taken");
    }

    @Test
    void finishesOnAnInterruptedThreadAndLeavesItInterrupted() {
        Path file = folder.resolve("file");
        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(file, bytes("saved"));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file).hasContent("saved");
    }

    @Test
    void tellsItsTemporaryFilesFromOthers() throws IOException {
        AtomicFile.write(folder.resolve("file"), out -> {
            assertThat(names(folder))
                    .singleElement()
                    .satisfies(name ->
                            assertThat(AtomicFile.isTemporary(Path.of(name))).isTrue());
        });

        assertThat(AtomicFile.isTemporary(folder.resolve("file"))).isFalse();
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Failure failure = catchThrowableOfType(Failure.class, call);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.RESOURCE);
        return failure;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
