package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;

/** What a person would see: bytes go in, a raster of characters comes out. */
final class EmulatedScreen extends OutputStream {
    private static final long PATIENCE_MILLISECONDS = 10_000;

    private final ScreenTerminal screen;
    private final int width;
    private int incomplete;
    private byte[] sequence = new byte[4];
    private int taken;

    EmulatedScreen(int width, int height) {
        this.width = width;
        screen = new ScreenTerminal(width, height);
    }

    @Override
    public synchronized void write(int b) {
        if (taken == 0) {
            incomplete = (b & 0x80) == 0 ? 1 : (b & 0xE0) == 0xC0 ? 2 : (b & 0xF0) == 0xE0 ? 3 : 4;
        }
        sequence[taken++] = (byte) b;
        if (taken == incomplete) {
            screen.write(new String(sequence, 0, taken, StandardCharsets.UTF_8));
            taken = 0;
            notifyAll();
        }
    }

    synchronized void resize(int columns, int rows) {
        screen.setSize(columns, rows);
    }

    /** Its lines without the blanks at their ends. */
    synchronized List<String> lines() {
        return screen.toString().lines().map(String::stripTrailing).toList();
    }

    /** Waits until the screen looks as it shall. */
    synchronized List<String> await(Predicate<List<String>> wanted) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLISECONDS;
        List<String> lines = lines();
        while (!wanted.test(lines)) {
            long left = end - System.currentTimeMillis();
            assertThat(left)
                    .as("milliseconds left; the screen is " + width + " wide:\n" + String.join("\n", lines))
                    .isPositive();
            wait(left);
            lines = lines();
        }
        return lines;
    }

    List<String> await(String text) throws InterruptedException {
        return await(lines -> lines.stream().anyMatch(line -> line.contains(text)));
    }
}
