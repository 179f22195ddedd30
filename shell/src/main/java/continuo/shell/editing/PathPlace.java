package continuo.shell.editing;

import continuo.fault.Failure;
import continuo.shell.language.Value;
import continuo.shell.session.Environment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A file or folder. */
record PathPlace(Value.Plain wanted, Environment environment) implements Place {
    /** More are not worth listing. */
    private static final int MOST = 500;

    @Override
    public Role role(String word) {
        return Role.PLAIN;
    }

    /** Folders, and the files wanted; where none of these begins with what is typed, any files. */
    @Override
    public List<Offer> offers(String typed) {
        int slash = typed.lastIndexOf('/');
        String parent = typed.substring(0, slash + 1);
        boolean hidden = typed.startsWith(".", slash + 1);
        List<Offer> folders = new ArrayList<>();
        List<Offer> fitting = new ArrayList<>();
        List<Offer> others = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(environment.path(parent.isEmpty() ? "." : parent))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!hidden && name.startsWith(".") || folders.size() + fitting.size() + others.size() >= MOST) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    folders.add(new Offer(parent + name + "/", shown(name) + "/", () -> "", false));
                } else if (wanted != Value.Plain.FOLDER) {
                    (fits(name) ? fitting : others).add(new Offer(parent + name, shown(name), () -> "", true));
                }
            }
        } catch (IOException | Failure e) {
            // A folder that cannot be listed offers nothing.
            return List.of();
        }
        List<Offer> offers = new ArrayList<>(folders);
        offers.addAll(fitting);
        if (offers.stream().noneMatch(offer -> offer.value().startsWith(typed))) {
            offers.addAll(others);
        }
        offers.sort(Comparator.comparing(Offer::value));
        return offers;
    }

    private boolean fits(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return wanted.endings().isEmpty() || wanted.endings().stream().anyMatch(small::endsWith);
    }

    /** A file may be called anything; what a terminal would obey must not reach it. */
    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
