package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.FakeMidiDevice;
import continuo.fake.FakeMidiProvider;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.shell.console.Output;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at pieces, and plays them, in the shell of an emulated terminal. */
class ViewerTest {
    private static final String LEFT = "\u001b[D";
    private static final String RIGHT = "\u001b[C";
    private static final String PAGE_UP = "\u001b[5~";
    private static final String PAGE_DOWN = "\u001b[6~";
    private static final String HOME = "\u001b[H";
    private static final String END = "\u001b[F";

    @TempDir
    Path folder;

    private ShellHarness shell;
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final EmulatedScreen screen = new EmulatedScreen(80, 24);
    private final FakeMidiDevice organ = new FakeMidiDevice();
    private Terminal terminal;
    private CompletableFuture<Integer> exitCode;

    @BeforeEach
    void start() throws IOException {
        System.getProperties().put(FakeMidiProvider.DEVICE, organ);
        shell = new ShellHarness(folder)
                .with("LANG", "en_GB.UTF-8")
                .with("NO_COLOR", "1")
                .with("TERM", "xterm");
        // Forty bars of quarters that go up and down two octaves, then one long bar.
        List<Note> notes = IntStream.range(0, 160)
                .mapToObj(i -> new Note(96L * i, 96, 48 + Math.abs(24 - i % 48), 30 + i % 4 * 30, 0))
                .toList();
        MidiWriter.write(Score.of(96, notes), folder.resolve("long.mid"));
        MidiWriter.write(Score.of(96, List.of(new Note(0, 96, 60, 80, 0))), folder.resolve("short.mid"));
        terminal = ShellHarness.terminal("xterm", new PipedInputStream(keyboard, 1 << 16), screen);
        exitCode = CompletableFuture.supplyAsync(() -> shell.interactive(terminal, new Output(screen, false)));
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
        System.getProperties().remove(FakeMidiProvider.DEVICE);
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /** Leaves the shell, which must be back at its prompt. */
    private void leave() throws Exception {
        type("echo b''ack\n");
        screen.await("back");
        type("exit\n");
        assertThat(exitCode.get(5, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void keysMoveThroughALongPiece() throws Exception {
        type("roll long.mid\n");
        // The line of keys is drawn last: what is above it is then whole.
        List<String> first = screen.await("q quits");
        assertThat(first.get(0)).isEqualTo("long.mid · 160 notes · 40 bars of 4/4 · 1:20 min · ♩ = 120");
        assertThat(first.get(1)).startsWith("  C5 ┤▄▁▁▁");
        assertThat(first).hasSize(24);
        assertThat(first.get(23)).contains("bars 1–5 of 40").contains("q quits");
        type(RIGHT);
        screen.await("bars 2–6 of 40");
        type(PAGE_DOWN);
        screen.await("bars 6–10 of 40");
        type(LEFT);
        screen.await("bars 5–9 of 40");
        type(PAGE_UP);
        screen.await("bars 1–5 of 40");
        type(END);
        List<String> last = screen.await("bars 37–40 of 40");
        type(RIGHT + PAGE_DOWN + "x" + HOME);
        screen.await("bars 1–5 of 40");
        type("-");
        screen.await("bars 1–10 of 40");
        type("++");
        screen.await("bars 1–3 of 40");
        type("r");
        screen.await(lines -> lines.get(1).startsWith("  C5 ┤░━━━━━━━┈"));
        type("\u001b[B\u001b[B");
        screen.await(lines -> lines.get(1).startsWith(" A#4 ┤"));
        assertThat(last).anyMatch(line -> line.startsWith("     └┴──"));
        type("q");
        leave();
    }

    @Test
    void theWindowMayChangeItsSize() throws Exception {
        type("roll long.mid\n");
        screen.await("bars 1–5 of 40");
        type(END);
        screen.await("bars 37–40 of 40");
        screen.resize(50, 12);
        terminal.setSize(new Size(50, 12));
        terminal.raise(Terminal.Signal.WINCH);
        List<String> smaller = screen.await("bars 37–39 of 40");
        assertThat(smaller).allMatch(line -> line.length() <= 50);
        type("q");
        leave();
    }

    @Test
    void ctrlCLeavesTheViewer() throws Exception {
        type("roll long.mid\n");
        screen.await("bars 1–5 of 40");
        terminal.raise(Terminal.Signal.INT);
        screen.await(lines -> lines.get(lines.size() - 1).isEmpty());
        leave();
    }

    @Test
    void whatFitsIsPrinted() throws Exception {
        type("roll short.mid\n");
        List<String> lines = screen.await("1 note · 1 bar of 4/4");
        assertThat(lines).noneMatch(line -> line.contains("q quits"));
        leave();
    }

    @Test
    void aCursorRunsAlongWithTheMusicUntilQ() throws Exception {
        type("play long.mid --port organ --from 3\n");
        List<String> playing = screen.await("bar 3 of 40");
        assertThat(playing).anyMatch(line -> line.contains("▲"));
        assertThat(playing.get(0)).startsWith("long.mid · 160 notes");
        organ.firstTone().await();
        type("q");
        leave();
        assertThat(organ.pitches()).startsWith(64);
        assertThat(organ.silenced()).isTrue();
    }

    @Test
    void ctrlCStopsTheMusic() throws Exception {
        type("play long.mid --port organ\n");
        screen.await("bar 1 of 40");
        organ.firstTone().await();
        terminal.raise(Terminal.Signal.INT);
        screen.await("continuo: playing was stopped");
        assertThat(organ.silenced()).isTrue();
        leave();
    }
}
