package continuo.shell.command.compose;

import continuo.file.AtomicFile;
import continuo.music.MidiWriter;
import continuo.train.ComposedPiece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Names and writes a series of pieces, without overwriting what is there. */
public final class PieceFiles {
    private final Path folder;
    private final String stem;
    private final int digits;
    private int written;

    public PieceFiles(Path folder, String stem, int count) {
        this.folder = folder;
        this.stem = stem;
        this.digits = Integer.toString(count).length();
    }

    /** Writes the next piece. A file of its name that holds the same piece stays; beside another it gets a new name. */
    public Path write(ComposedPiece.Part part) {
        written++;
        String name = stem + "-" + String.format(Locale.ROOT, "%0" + digits + "d", written);
        byte[] bytes = MidiWriter.write(part.score(), part.endTick());
        Path file = folder.resolve(name + ".mid");
        for (int other = 2; Files.exists(file); other++) {
            if (holds(file, bytes)) {
                return file;
            }
            file = folder.resolve(name + "_" + other + ".mid");
        }
        AtomicFile.write(file, bytes);
        return file;
    }

    private static boolean holds(Path file, byte[] bytes) {
        try {
            return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            // What cannot be read is left alone.
            return false;
        }
    }
}
