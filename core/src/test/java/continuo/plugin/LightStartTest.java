package continuo.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.spi.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightStartTest {
    @TempDir
    Path folder;

    @Test
    void loadingPluginsLoadsNoTensorLibraryAndNoComponentIsInitialised() throws IOException, InterruptedException {
        PluginBuilder.plugin("models")
                .source("models.Model", PluginHostTest.GENERATOR)
                .write(folder);
        PluginBuilder.metric("bad-static", "static { if (true) throw new Error(); } public Measure(NoParameters n) {}")
                .write(folder);
        Path classes = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListComponents.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).containsExactly("generator modest", "metric bad-static");
        assertThat(Files.readAllLines(classes))
                .noneMatch(line -> line.contains("org.nd4j") || line.contains("org.deeplearning4j"));
    }

    /** A program of its own, so that what it loads is seen. */
    static final class ListComponents {
        private ListComponents() {}

        public static void main(String[] folders) {
            try (PluginHost host = PluginHost.open(List.of(Path.of(folders[0])))) {
                for (Kind kind : Kind.values()) {
                    host.components(kind).forEach(c -> System.out.println(kind.word() + " " + c.id()));
                }
            }
        }
    }
}
