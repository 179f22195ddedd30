package continuo.shell.session;

import continuo.fault.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** File names with {@code *}, {@code ?} and {@code [a-z]} in them, each within one folder's name. */
public final class FilePattern {
    private FilePattern() {}

    /**
     * The files and folders that match, sorted, written as the pattern is: from the working folder or from the root.
     * Hidden ones only where the pattern begins with a full stop.
     *
     * @param glob a word's {@link continuo.shell.language.Word#glob()}
     * @throws Failure of kind USER when it is no pattern
     */
    public static List<String> matches(String glob, Path directory) {
        List<String> found = new ArrayList<>(List.of(glob.startsWith("/") ? "/" : ""));
        for (String part : glob.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            List<String> deeper = new ArrayList<>();
            for (String folder : found) {
                deeper.addAll(members(folder, part, directory));
            }
            found = deeper;
        }
        return found.stream().sorted().toList();
    }

    private static List<String> members(String folder, String part, Path directory) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        boolean wild = part.replaceAll("\\\\.", "").matches(".*[*?\\[].*");
        if (!wild) {
            String name = prefix + part.replaceAll("\\\\(.)", "$1");
            return Files.exists(directory.resolve(name)) ? List.of(name) : List.of();
        }
        Path place = directory.resolve(folder);
        PathMatcher matcher = matcher(part, directory);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(Path::getFileName)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .filter(name -> !name.startsWith(".") || part.startsWith("."))
                    .map(name -> prefix + name)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PathMatcher matcher(String part, Path directory) {
        try {
            return directory.getFileSystem().getPathMatcher("glob:" + part);
        } catch (PatternSyntaxException e) {
            throw Failure.user("\"" + part + "\" is no pattern of file names: " + e.getDescription()
                    + " (write it in single quotes to mean the text itself)");
        }
    }
}
