package continuo.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Output output = new Output(written, true);
    private final AtomicLong seconds = new AtomicLong();
    private final AtomicInteger width = new AtomicInteger(40);
    private final AtomicInteger height = new AtomicInteger(24);

    private Progress progress(Progress.Medium medium) {
        return new Progress(medium, "loading", () -> seconds.get() * 1_000_000_000L);
    }

    private Progress onTerminal() {
        Console.Display display = new Console.Display(width::get, height::get, false, true, true);
        return progress(new Progress.Medium.Terminal(new LiveArea(output), display));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private record Lines(String... all) implements Status {
        @Override
        public double share() {
            return 0.5;
        }

        @Override
        public String line() {
            return all[0];
        }

        @Override
        public Map<String, Object> object() {
            return Map.of();
        }

        @Override
        public List<String> lines(Room room) {
            return List.of(all);
        }
    }

    @Test
    void aPipeGetsALineEveryFewSeconds() {
        try (Progress progress = progress(new Progress.Medium.Lines(output, false))) {
            for (int i = 0; i <= 12; i++) {
                seconds.set(i);
                progress.at(i, 12);
            }
        }
        assertThat(text().lines()).containsExactly("loading 5/12 (41 %)  7 s left", "loading 10/12 (83 %)  2 s left");
    }

    @Test
    void jsonGetsObjects() {
        try (Progress progress = progress(new Progress.Medium.Lines(output, true))) {
            seconds.set(8);
            progress.at(1, 4);
        }
        assertThat(text().strip())
                .isEqualTo("{\"progress\":\"loading\",\"share\":0.25,\"where\":\"loading 1/4\",\"seconds\":8}");
    }

    @Test
    void aTerminalGetsLinesThatAreDrawnAgainAndWipedInTheEnd() {
        try (Progress progress = onTerminal()) {
            progress.hint("Ctrl-C stops it");
            seconds.set(1);
            progress.at(() -> new Lines("one", "two"));
            seconds.set(2);
            progress.at(() -> new Lines("three"));
        }
        assertThat(text().replace("\u001b[", "<"))
                .isEqualTo(
                        "\rone<K\r\ntwo<K\r\nCtrl-C stops it<K<J" + "\r<2Athree<K\r\nCtrl-C stops it<K<J" + "\r<1A<J");
    }

    @Test
    void nothingIsWiderOrHigherThanTheTerminal() {
        width.set(6);
        height.set(4);
        Progress progress = onTerminal();
        progress.hint("hint");
        seconds.set(1);
        progress.at(() -> new Lines("123456789", "second", "third"));
        assertThat(text().replace("\u001b[", "<")).isEqualTo("\r12345<K\r\nhint<K<J");
    }

    @Test
    void linesThatANarrowerWindowHasBrokenAreDrawnOver() {
        Progress progress = onTerminal();
        seconds.set(1);
        progress.at(() -> new Lines("a line of twenty-four ch", "b"));
        width.set(10);
        seconds.set(2);
        progress.at(() -> new Lines("a"));
        // Three rows for the first line and one for the second.
        assertThat(text().replace("\u001b[", "<")).endsWith("\r<3Aa<K<J");
    }
}
