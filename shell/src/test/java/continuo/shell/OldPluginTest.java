package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code keys-0.1.jar} is the guide's plugin of 0.1.0, built against 0.1.0. */
class OldPluginTest {
    private static final String REASON =
            "its manifest has no Continuo-Api, so it was built against Continuo 0.1, and this is 0.2;"
                    + " docs/migration-0.2.md lists the edits to make";

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
    }

    /** @param range for the manifest's Plugin-Requires; none when it is empty */
    private static void oldKeys(Path jar, String range) throws IOException {
        try (InputStream resource = OldPluginTest.class.getResourceAsStream("keys-0.1.jar");
                JarInputStream old = new JarInputStream(resource)) {
            Manifest manifest = old.getManifest();
            manifest.getMainAttributes().remove(new java.util.jar.Attributes.Name("Plugin-Requires"));
            if (!range.isEmpty()) {
                manifest.getMainAttributes().putValue("Plugin-Requires", range);
            }
            try (OutputStream out = Files.newOutputStream(jar);
                    JarOutputStream copy = new JarOutputStream(out, manifest)) {
                for (JarEntry entry = old.getNextJarEntry(); entry != null; entry = old.getNextJarEntry()) {
                    copy.putNextEntry(new JarEntry(entry.getName()));
                    old.transferTo(copy);
                    copy.closeEntry();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {">=0.1.0", "0.1.0", "*", ""})
    void loadingItIsRefusedInOneLineWhateverItsRangeSays(String range) throws IOException {
        oldKeys(folder.resolve("keys.jar"), range);

        Outcome outcome = shell.commands("plugin load keys.jar");

        assertThat(outcome.err()).isEqualTo("continuo: plugin keys is not loaded: " + REASON + System.lineSeparator());
        assertThat(outcome.exitCode()).isEqualTo(4);
    }

    @Test
    void installedItIsListedWithTheReasonAndHarmsNothingElse() throws IOException {
        oldKeys(shell.plugins().resolve("keys.jar"), ">=0.1.0");

        Outcome outcome = shell.commands("plugins --json");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("\"keys\""))
                .singleElement()
                .asString()
                .contains("failed", REASON);
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("\"loaded\""))
                .hasSizeGreaterThanOrEqualTo(5);
    }
}
