package continuo.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicLong seconds = new AtomicLong();

    private Progress progress(Progress.Style style) {
        return new Progress(
                new Output(written, false), style, "loading", () -> 40, () -> seconds.get() * 1_000_000_000L);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPipeGetsALineEveryFewSeconds() {
        try (Progress progress = progress(Progress.Style.PLAIN)) {
            for (int i = 0; i <= 12; i++) {
                seconds.set(i);
                progress.at(i, 12);
            }
        }
        assertThat(text().lines()).containsExactly("loading 5/12 (41 %)  7 s left", "loading 10/12 (83 %)  2 s left");
    }

    @Test
    void aTerminalGetsOneLineThatIsWipedInTheEnd() {
        try (Progress progress = progress(Progress.Style.TERMINAL)) {
            seconds.set(1);
            progress.at(0.5, "training epoch 1/2", Map.of("loss.generator", 0.123456, "x", 1.0));
            seconds.set(2);
            progress.at(1, 1);
        }
        String[] lines = text().split("\r");
        assertThat(lines[1]).startsWith("training epoch 1/2").hasSizeLessThanOrEqualTo(39);
        assertThat(lines[2]).startsWith("loading 1/1 (100 %)").hasSameSizeAs(lines[1]);
        assertThat(lines[3]).isBlank();
    }

    @Test
    void jsonGetsObjects() {
        try (Progress progress = progress(Progress.Style.JSON)) {
            seconds.set(8);
            progress.at(1, 4);
        }
        assertThat(text().strip())
                .isEqualTo("{\"progress\":\"loading\",\"share\":0.25,\"where\":\"loading 1/4\",\"seconds\":8}");
    }
}
