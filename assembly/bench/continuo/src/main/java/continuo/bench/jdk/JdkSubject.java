package continuo.bench.jdk;

import continuo.bench.subject.Size;
import continuo.bench.subject.Subject;
import continuo.bench.subject.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;

/** The JDK's MIDI reader, and nothing after it. */
public final class JdkSubject {
    private JdkSubject() {}

    public static void main(String[] arguments) throws IOException {
        Subject.serve(Map.of("read", JdkSubject::read));
    }

    /** Reads a folder's files on as many threads as the others have. */
    private static Work read(Size size) {
        List<Path> files = midiFiles(Path.of(size.text("corpus")));
        return () -> {
            ExecutorService threads = Executors.newFixedThreadPool(size.threads());
            files.forEach(file -> threads.execute(() -> read(file)));
            threads.shutdown();
            try {
                threads.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static void read(Path file) {
        try {
            MidiSystem.getSequence(file.toFile());
        } catch (InvalidMidiDataException e) {
            // Files it cannot read cost it the time of finding out.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> midiFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".mid"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
