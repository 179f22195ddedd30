package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.language.Value;
import continuo.shell.session.Environment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Offers files and folders. */
final class PathCompletion {
    /** More are not worth listing. */
    private static final int MOST = 500;

    private final Environment environment;

    PathCompletion(Environment environment) {
        this.environment = environment;
    }

    void complete(String typed, Value.Plain wanted, Candidates found) {
        int slash = typed.lastIndexOf('/');
        String parent = typed.substring(0, slash + 1);
        boolean hidden = typed.startsWith(".", slash + 1);
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(environment.path(parent.isEmpty() ? "." : parent))) {
            int count = 0;
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean folder = Files.isDirectory(entry);
                boolean fits = (folder || wanted != Value.Plain.FOLDER) && (hidden || !name.startsWith("."));
                if (fits && count++ < MOST) {
                    found.part(parent + name + (folder ? "/" : ""), name + (folder ? "/" : ""), "", !folder);
                }
            }
        } catch (IOException | Failure e) {
            // A folder that cannot be listed offers nothing.
            return;
        }
    }
}
