package continuo.shell;

import continuo.shell.console.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The whole of a JLine terminal: its alternate screen, in raw mode, without a cursor. */
final class JLineScreen implements Screen {
    /** How soon a change of the window's size is seen. */
    private static final long SLICE_MILLISECONDS = 50;

    private static final Map<Key, List<Capability>> CAPABILITIES = Map.of(
            Key.LEFT, List.of(Capability.key_left),
            Key.RIGHT, List.of(Capability.key_right),
            Key.UP, List.of(Capability.key_up),
            Key.DOWN, List.of(Capability.key_down),
            Key.PAGE_UP, List.of(Capability.key_ppage),
            Key.PAGE_DOWN, List.of(Capability.key_npage),
            Key.HOME, List.of(Capability.key_home),
            Key.END, List.of(Capability.key_end));

    /** What terminals send whatever their description says, and letters for keyboards without such keys. */
    private static final Map<Key, List<String>> SEQUENCES = Map.ofEntries(
            Map.entry(Key.LEFT, List.of("\u001b[D", "\u001bOD", "h")),
            Map.entry(Key.RIGHT, List.of("\u001b[C", "\u001bOC", "l")),
            Map.entry(Key.UP, List.of("\u001b[A", "\u001bOA", "k")),
            Map.entry(Key.DOWN, List.of("\u001b[B", "\u001bOB", "j")),
            Map.entry(Key.PAGE_UP, List.of("\u001b[5~", "b")),
            Map.entry(Key.PAGE_DOWN, List.of("\u001b[6~", " ")),
            Map.entry(Key.HOME, List.of("\u001b[H", "\u001bOH", "\u001b[1~", "g")),
            Map.entry(Key.END, List.of("\u001b[F", "\u001bOF", "\u001b[4~", "G")),
            Map.entry(Key.PLUS, List.of("+", "=")),
            Map.entry(Key.MINUS, List.of("-")),
            Map.entry(Key.ROWS, List.of("r")),
            Map.entry(Key.QUIT, List.of("q", "Q", "\u0003", "\u0004", "\u001b")));

    private final Terminal terminal;
    private final Attributes before;
    private final Terminal.SignalHandler resizedBefore;
    private final NonBlockingReader reader;
    private final BindingReader keys;
    private final KeyMap<Key> keyMap;
    private volatile boolean resized = true;
    private List<FittingLine> shown = List.of();
    private int width;
    private int height;

    JLineScreen(Terminal terminal) {
        this.terminal = terminal;
        keyMap = keyMap(terminal);
        reader = terminal.reader();
        keys = new BindingReader(reader);
        before = terminal.enterRawMode();
        resizedBefore = terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        measure();
    }

    /** A terminal that can be cleared and written to anywhere. */
    static Optional<Source> source(Terminal terminal) {
        boolean possible = !terminal.getType().startsWith(Terminal.TYPE_DUMB)
                && terminal.getStringCapability(Capability.clear_screen) != null
                && terminal.getStringCapability(Capability.cursor_address) != null;
        return possible ? Optional.of(new WholeTerminal(terminal)) : Optional.empty();
    }

    private record WholeTerminal(Terminal terminal) implements Source {
        @Override
        public int height() {
            return rows(terminal);
        }

        @Override
        public Screen open() {
            return new JLineScreen(terminal);
        }
    }

    private static int rows(Terminal terminal) {
        int rows = terminal.getHeight();
        return rows > 0 ? rows : 24;
    }

    private static KeyMap<Key> keyMap(Terminal terminal) {
        KeyMap<Key> map = new KeyMap<>();
        map.setNomatch(Key.NONE);
        map.setUnicode(Key.NONE);
        CAPABILITIES.forEach((key, capabilities) -> {
            for (Capability capability : capabilities) {
                String sequence = KeyMap.key(terminal, capability);
                if (sequence != null) {
                    map.bind(key, sequence);
                }
            }
        });
        SEQUENCES.forEach((key, sequences) -> map.bind(key, sequences.toArray(String[]::new)));
        map.setAmbiguousTimeout(SLICE_MILLISECONDS);
        return map;
    }

    private void measure() {
        if (resized) {
            resized = false;
            int columns = terminal.getWidth();
            width = columns > 0 ? columns : 80;
            height = rows(terminal);
            shown = List.of();
            terminal.puts(Capability.clear_screen);
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** Only lines that look otherwise than before are written, so that nothing flickers. */
    @Override
    public void draw(List<String> lines) {
        List<FittingLine> fitting = lines.stream()
                .limit(height)
                .map(line -> FittingLine.of(line, width))
                .toList();
        for (int row = 0; row < height; row++) {
            FittingLine line = row < fitting.size() ? fitting.get(row) : new FittingLine("", 0);
            if (row >= shown.size() || !shown.get(row).equals(line)) {
                terminal.puts(Capability.cursor_address, row, 0);
                terminal.writer().print(line.text());
                // Behind the last column the cursor stands on it.
                if (line.columns() < width) {
                    terminal.puts(Capability.clr_eol);
                }
            }
        }
        shown = fitting;
        terminal.flush();
    }

    @Override
    public Key read(long milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        try {
            do {
                int next = reader.peek(Math.max(1, Math.min(SLICE_MILLISECONDS, milliseconds)));
                if (next == NonBlockingReader.EOF) {
                    return Key.QUIT;
                }
                if (next >= 0) {
                    Key key = keys.readBinding(keyMap);
                    return key == null ? Key.QUIT : key;
                }
                if (resized) {
                    measure();
                    return Key.NONE;
                }
            } while (System.nanoTime() < end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Key.NONE;
    }

    @Override
    public void close() {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.keypad_local);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.handle(Terminal.Signal.WINCH, resizedBefore);
        terminal.setAttributes(before);
    }
}
