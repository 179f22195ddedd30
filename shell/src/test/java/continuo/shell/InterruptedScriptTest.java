package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import continuo.fake.SlowCorpus;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C as the system sends it to a process, where no terminal of ours receives it. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedScriptTest {
    private static final int SIGINT = 2;

    @TempDir
    Path folder;

    private final Semaphore reading = new Semaphore(0);

    @BeforeEach
    void start() {
        System.getProperties().put(SlowCorpus.READING, reading);
    }

    @AfterEach
    void forget() {
        System.getProperties().remove(SlowCorpus.READING);
    }

    /** As for processes in the background of a script: Java leaves it so, and nothing would come of the signal. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        long interrupt = 1L << (SIGINT - 1);
        return (Long.parseUnsignedLong(ignored, 16) & interrupt) != 0;
    }

    @Test
    void ctrlCStopsAScriptAtItsCommandWithExitCode130() throws Exception {
        assumeFalse(interruptsAreIgnored(), "whoever started these tests has them ignore interrupts");
        ShellHarness shell = new ShellHarness(folder);
        shell.file("s.continuo", "use corpus slow\ntrain --name never\necho never\n");
        CompletableFuture<Outcome> outcome =
                CompletableFuture.supplyAsync(() -> shell.run("--keep-going", "run", "s.continuo"));
        assertThat(reading.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        // The script's handler takes it: the command is at work.
        String self = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", "-INT", self).start().waitFor()).isZero();
        assertThat(outcome.get(30, TimeUnit.SECONDS).exitCode()).isEqualTo(130);
        assertThat(outcome.get().err()).startsWith("s.continuo:2: ").contains("cancelled");
        assertThat(outcome.get().out()).doesNotContain("never");
    }
}
