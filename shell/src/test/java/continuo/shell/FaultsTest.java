package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import continuo.shell.session.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    @TempDir
    Path folder;

    private Faults.Fault fault(Throwable thrown) {
        return new Faults(new LogFile(folder.resolve("user/continuo.log")), false).of(thrown);
    }

    @Test
    void failuresKeepTheirWordsAndExitCode() {
        assertThat(fault(Failure.data("song.mid: damaged\nin two lines")))
                .isEqualTo(new Faults.Fault(3, "song.mid: damaged in two lines"));
        assertThat(fault(new ExecutionException(Failure.plugin("broken", null))))
                .isEqualTo(new Faults.Fault(4, "broken"));
    }

    @Test
    void memoryThatRanOutComesWithAHint() {
        Faults.Fault fault = fault(new OutOfMemoryError("Java heap space"));
        assertThat(fault.exitCode()).isEqualTo(5);
        assertThat(fault.message()).contains("MiB", "CONTINUO_JAVA_OPTS=-Xmx");
    }

    @Test
    void filesAreNamed() {
        assertThat(fault(new UncheckedIOException(new NoSuchFileException("a.mid"))))
                .isEqualTo(new Faults.Fault(2, "no such file or folder: a.mid"));
        assertThat(fault(new AccessDeniedException("/root")))
                .isEqualTo(new Faults.Fault(5, "permission denied: /root"));
        assertThat(fault(new IOException("tape torn")).exitCode()).isEqualTo(5);
    }

    @Test
    void interruptionIsNoError() {
        assertThat(fault(new InterruptedException()).exitCode()).isEqualTo(130);
        assertThat(fault(new CancellationException()).exitCode()).isEqualTo(130);
    }

    @Test
    void anythingElseIsOurBugWithItsStackTraceInTheLog() throws IOException {
        Faults.Fault fault = fault(new IllegalStateException("2 + 2 = 5"));
        Path log = folder.resolve("user/continuo.log");
        assertThat(fault)
                .isEqualTo(new Faults.Fault(
                        70,
                        "this is a bug in Continuo: IllegalStateException: 2 + 2 = 5 (stack trace in " + log + ")"));
        assertThat(Files.readString(log)).contains("IllegalStateException: 2 + 2 = 5", "at continuo.shell.FaultsTest");
    }

    @Test
    void debuggingShowsTheStackTrace() {
        Faults debugging = new Faults(new LogFile(folder.resolve("log")), true);
        assertThat(debugging.of(new IllegalStateException("x")).message()).contains("at continuo.shell.FaultsTest");
        assertThat(folder.resolve("log")).doesNotExist();
    }
}
