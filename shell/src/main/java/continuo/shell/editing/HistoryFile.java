package continuo.shell.editing;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what was typed for the next time: a line each, its time in milliseconds, a colon and the text with backslashes
 * and line ends escaped. Only its owner may read it. Several shells may write to it at once.
 */
final class HistoryFile {
    private static final Pattern LINE = Pattern.compile("\\d{1,18}:(.+)");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final int most;

    /** @param most how many lines are kept when there get to be twice as many */
    HistoryFile(Path file, int most) {
        this.file = file;
        this.most = most;
    }

    /** The texts, oldest first; what is no line of a history is left out. */
    List<String> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        byte[] content;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            content = bytes(channel);
            List<String> lines = lines(content);
            if (lines.size() > 2 * most) {
                shorten(lines.subList(lines.size() - most, lines.size()), channel);
            }
            List<String> texts = new ArrayList<>();
            for (String line : lines) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    texts.add(unescaped(matcher.group(1)));
                }
            }
            return texts;
        }
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] bytes(FileChannel channel) throws IOException {
        ByteBuffer buffer =
                ByteBuffer.allocate((int) Math.min(Integer.MAX_VALUE / 2, channel.size() - channel.position()));
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
        }
        byte[] content = new byte[buffer.position()];
        buffer.flip().get(content);
        return content;
    }

    /** @param old the file, read to what was its end */
    private void shorten(List<String> lines, FileChannel old) throws IOException {
        Path shorter = Files.createTempFile(file.toAbsolutePath().getParent(), ".history", ".tmp");
        try {
            Files.writeString(shorter, String.join("\n", lines) + "\n");
            Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(shorter);
        }
        // What another shell wrote meanwhile went to the file that is gone now.
        write(bytes(old));
    }

    void append(Instant time, String text) throws IOException {
        write((time.toEpochMilli() + ":" + escaped(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        makePrivate();
        // Not a channel, which an interrupted thread could not write to. In one piece, so that several shells' lines do
        // not mingle.
        try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(content);
        }
    }

    private void makePrivate() throws IOException {
        boolean exists = Files.exists(file);
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        if (!exists) {
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
            } catch (FileAlreadyExistsException e) {
                // Another shell was faster, and made it just so.
                return;
            }
        } else if (!Files.getPosixFilePermissions(file).equals(PRIVATE)) {
            Files.setPosixFilePermissions(file, PRIVATE);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                char next = text.charAt(i);
                result.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
