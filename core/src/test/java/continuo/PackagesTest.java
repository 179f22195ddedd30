package continuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every package of every module says what it is for. */
class PackagesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** A javadoc comment, its text, and the package that it is about. */
    private static final Pattern DESCRIPTION =
            Pattern.compile("\\s*/\\*\\*(.*?)\\*/\\s*package [a-z0-9.]+;\\s*", Pattern.DOTALL);

    /** Fewer characters are no sentence about a package. */
    private static final int LEAST = 40;

    @TempDir
    Path folder;

    @Test
    void everyPackageIsDescribed() throws IOException {
        Path tree = Path.of("").toAbsolutePath().getParent();
        Set<Path> packages = packages(tree);
        assertThat(packages)
                .contains(
                        tree.resolve("core").resolve(SOURCES).resolve("continuo/spi"),
                        tree.resolve("shell").resolve(SOURCES).resolve("continuo/shell"));
        assertThat(packages).filteredOn(directory -> !isDescribed(directory)).isEmpty();
    }

    @Test
    void aPackageWithoutADescriptionIsNoticed() throws IOException {
        Path silent = Files.createDirectories(
                folder.resolve("module").resolve(SOURCES).resolve("silent"));
        Files.writeString(silent.resolve("Thing.java"), "package silent; class Thing {}");
        assertThat(packages(folder)).containsExactly(silent);
        assertThat(isDescribed(silent)).isFalse();
        Files.writeString(silent.resolve("package-info.java"), "/** Things. */\npackage silent;\n");
        assertThat(isDescribed(silent)).isFalse();
        Files.writeString(
                silent.resolve("package-info.java"),
                "/**\n * Things that the test of descriptions looks at.\n */\npackage silent;\n");
        assertThat(isDescribed(silent)).isTrue();
    }

    /** The folders of main sources below a folder that hold a class. */
    private static Set<Path> packages(Path tree) throws IOException {
        Set<Path> packages = new TreeSet<>();
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean built = name.equals("target") || name.startsWith(".") && !directory.equals(tree);
                return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean isClass = file.toString().endsWith(".java") && !file.endsWith("package-info.java");
                if (isClass && tree.relativize(file).toString().contains(SOURCES.toString())) {
                    packages.add(file.getParent());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return packages;
    }

    private static boolean isDescribed(Path directory) {
        Path file = directory.resolve("package-info.java");
        try {
            if (!Files.exists(file)) {
                return false;
            }
            Matcher description = DESCRIPTION.matcher(Files.readString(file));
            String text = description.matches() ? description.group(1).strip() : "";
            return text.length() >= LEAST && text.endsWith(".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
