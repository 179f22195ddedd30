package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.SlowCorpus;
import continuo.shell.console.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains at the prompt, and presses Ctrl-C, Ctrl-Z and Ctrl-D. */
class InteractiveJobsTest {
    private static final String CTRL_D = "\u0004";
    private static final String TINY = "use corpus scales pieces=8 notes=40;"
            + " set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10\n";
    private static final String ENDLESS = "train --epochs 1000000 --pretrain 0 --threads 1 --name ";

    @TempDir
    Path folder;

    private ShellHarness shell;
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Screen screen = new Screen();
    private Terminal terminal;
    private CompletableFuture<Integer> exitCode;

    /** What is on the screen, to be waited for. */
    private static final class Screen extends ByteArrayOutputStream {
        private int seen;

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            notifyAll();
        }

        /** Waits until a text appears behind the one waited for last. */
        synchronized void await(String text) throws InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            int at = text().indexOf(text, seen);
            while (at < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                assertThat(left)
                        .as("milliseconds left to wait for %s in %s", text, text())
                        .isPositive();
                wait(left);
                at = text().indexOf(text, seen);
            }
            seen = at + text.length();
        }

        /** Without what moves the cursor. */
        synchronized String text() {
            return toString(StandardCharsets.UTF_8)
                    .replace("\r", "")
                    .replaceAll("\u001b[\\[][?0-9;]*[a-zA-Z]|\u001b[=>]", "");
        }
    }

    @BeforeEach
    void start() throws IOException {
        shell = new ShellHarness(folder).with("TERM", "ansi");
        System.getProperties().put(SlowCorpus.READING, new Semaphore(0));
        terminal = ShellHarness.terminal("ansi", new PipedInputStream(keyboard, 1 << 16), screen);
        // Wide enough for every message to stay on its line.
        terminal.setSize(new Size(160, 24));
        exitCode = CompletableFuture.supplyAsync(() -> shell.interactive(terminal, new Output(screen, true)));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        System.getProperties().remove(SlowCorpus.READING);
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private void leave() throws Exception {
        type(CTRL_D);
        assertThat(exitCode.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void ctrlCInTrainingGivesThePromptAndARunToGoOnWithEachTime() throws Exception {
        type(TINY);
        type(ENDLESS + "first\n");
        for (int i = 0; i < 3; i++) {
            screen.await("first: adversarial training, step ");
            terminal.raise(Terminal.Signal.INT);
            screen.await("training of first was stopped after step ");
            screen.await("resume first goes on with it");
            type("resume\n");
        }
        screen.await("first: adversarial training, step ");
        terminal.raise(Terminal.Signal.INT);
        screen.await("resume first goes on with it");
        leave();
    }

    @Test
    void theScreenIsCleanAfterwards() throws Exception {
        type(TINY);
        type(ENDLESS + "first\n");
        screen.await("first: adversarial training, step ");
        screen.await("Ctrl-C stops it, Ctrl-Z leaves it running in the background");
        terminal.raise(Terminal.Signal.INT);
        screen.await("goes on with it");
        leave();
        // The area is wiped before the last word is said.
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .containsPattern("\u001b\\[J[^\u2501]*training of first was stopped");
    }

    @Test
    void ctrlZLeavesATrainingRunningAndFgShowsItAgain() throws Exception {
        type(TINY);
        type(ENDLESS + "first\n");
        screen.await("first: adversarial training, step ");
        terminal.raise(Terminal.Signal.TSTP);
        screen.await("job 1 goes on in the background (fg 1 shows it, cancel 1 stops it)");
        type("echo meanwhile\nfg\n");
        screen.await("\nmeanwhile\n");
        screen.await("job 1: train --epochs 1000000");
        screen.await("first: adversarial training, step ");
        terminal.raise(Terminal.Signal.INT);
        screen.await("resume first goes on with it");
        leave();
    }

    @Test
    void aJobThatIsOverIsToldBeforeTheNextPrompt() throws Exception {
        type(TINY);
        type("train --epochs 1 --pretrain 0 --name first --background\nwait 1\n");
        screen.await("trained first in");
        type("set trainer.steps=41; train --name second --background\n");
        screen.await("job 2: train --name second");
        // The prompt comes back at once; the job may be over before or after it.
        for (int i = 0; i < 10_000 && !screen.text().contains("job 2 failed"); i++) {
            type("echo round " + i + "\n");
            screen.await("\nround " + i + "\n");
        }
        leave();
        assertThat(screen.text()).contains("job 2 failed: train --name second: no piece of the corpus has 41 steps");
    }

    @Test
    void leavingAsksWhereJobsRun() throws Exception {
        type("use corpus slow; train --name never --background\n" + CTRL_D);
        screen.await("1 job is running: leave and stop it (its checkpoint is kept)? [y/N] ");
        type("\necho stayed\nexit\n");
        screen.await("\nstayed\n");
        screen.await("1 job is running: leave and stop it (its checkpoint is kept)? [y/N] ");
        type("y\n");
        assertThat(exitCode.get(30, TimeUnit.SECONDS)).isZero();
    }
}
