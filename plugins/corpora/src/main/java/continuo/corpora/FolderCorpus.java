package continuo.corpora;

import continuo.fault.Failure;
import continuo.music.MidiReader;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.pf4j.Extension;

/** The MIDI files of a folder and all folders in it, or a single MIDI file. */
@Extension
@Component(id = "folder", summary = "the MIDI files of a folder and the folders in it, or a single MIDI file")
public final class FolderCorpus implements Corpus<Score> {
    private static final Set<String> EXTENSIONS = Set.of("mid", "midi", "kar", "rmi");

    private final Parameters parameters;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "a folder, or a single MIDI file", value = "")
            String path,

            @Parameter(help = "whether General MIDI's percussion channel is kept", value = "false")
            boolean drums,

            @Parameter(help = "whether what is sound of a damaged file is kept", value = "true")
            boolean salvage) {}

    public FolderCorpus(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The files whose names end in {@code .mid}, {@code .midi}, {@code .kar} or {@code .rmi}, in the order of their paths.
     * Links are followed, but not round in a circle. A folder that cannot be entered is listed as a piece that cannot
     * be read, so that it is counted and named.
     */
    @Override
    public List<Piece<Score>> pieces() {
        Path root = root();
        if (Files.isRegularFile(root)) {
            return List.of(new File(String.valueOf(root.getFileName()), root, attributes(root), parameters));
        }
        if (!Files.isDirectory(root)) {
            throw Failure.user("there is no folder or file " + root + ": give path= one that exists");
        }
        List<Piece<Score>> pieces = listed(root);
        if (pieces.isEmpty()) {
            throw Failure.user("no MIDI file in " + root + " or the folders in it: give path= a folder with files"
                    + " named .mid, .midi, .kar or .rmi");
        }
        return pieces;
    }

    private Path root() {
        if (parameters.path().isBlank()) {
            throw Failure.user("the corpus folder needs a place: give path= a folder or a MIDI file");
        }
        try {
            return Path.of(parameters.path());
        } catch (InvalidPathException e) {
            throw Failure.user("path=" + parameters.path() + " cannot be a path here: " + e.getReason());
        }
    }

    private static BasicFileAttributes attributes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw Failure.resource(file + " cannot be looked at (" + e + "): check its permissions", e);
        }
    }

    private List<Piece<Score>> listed(Path root) {
        Listing listing = new Listing(root);
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
        } catch (IOException e) {
            throw Failure.resource("folder " + root + " cannot be listed (" + e + "): check its permissions", e);
        }
        listing.pieces.sort(Comparator.comparing(Piece::name));
        return List.copyOf(listing.pieces);
    }

    private final class Listing extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Piece<Score>> pieces = new ArrayList<>();

        Listing(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isMidi(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile()) {
                pieces.add(new File(name(root, file), file, attributes, parameters));
            } else if (attributes.isSymbolicLink()) {
                // Links are followed: only one that leads nowhere is still seen as a link.
                pieces.add(new Unreadable(name(root, file), "is a link to a file that is not there"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(root)) {
                throw e;
            }
            if (!(e instanceof FileSystemLoopException) && (isMidi(file) || Files.isDirectory(file))) {
                pieces.add(new Unreadable(name(root, file), "cannot be opened: check its permissions"));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isMidi(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The path within the folder, with slashes on every system, so that a split by name is the same everywhere. */
    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(java.io.File.separatorChar, '/');
    }

    /** @param stamp the file's place, size and time of change */
    private record File(String name, Path file, Optional<String> stamp, Parameters parameters) implements Piece<Score> {
        File(String name, Path file, BasicFileAttributes attributes, Parameters parameters) {
            this(
                    name,
                    file,
                    Optional.of(file.toAbsolutePath() + " " + attributes.size() + " "
                            + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)),
                    parameters);
        }

        @Override
        public Reading<Score> read() {
            Reading<Score> reading = MidiReader.read(file, parameters.salvage());
            return parameters.drums()
                    ? reading
                    : new Reading<>(reading.content().withoutDrums(), reading.warnings());
        }
    }

    private record Unreadable(String name, String reason) implements Piece<Score> {
        @Override
        public Optional<String> stamp() {
            return Optional.of(reason);
        }

        @Override
        public Reading<Score> read() {
            throw Failure.data(name + " " + reason);
        }
    }
}
