package continuo.plugin;

import static continuo.plugin.PluginBuilder.metric;
import static org.assertj.core.api.Assertions.assertThat;

import continuo.content.ContentKinds;
import continuo.music.Score;
import continuo.spi.Kind;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginUnloadingTest {
    private static final int CYCLES = 40;

    @TempDir
    Path folder;

    @Test
    void unloadedPluginsLeaveNoClassLoaderBehind() {
        Path jar = metric("passing", """
                        enum Mode { ONE, TWO_THREE }
                        record Settings(@Parameter(help = "which", value = "two-three") Mode mode) {}
                        public Measure(Settings settings) {
                            org.slf4j.LoggerFactory.getLogger(Measure.class).debug("made with {}", settings);
                        }
                        """).write(folder);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (PluginHost host = PluginHost.open(List.of(folder))) {
            for (int i = 0; i < CYCLES; i++) {
                loaders.add(use(host));
                if (i % 2 == 0) {
                    host.reload("passing");
                } else {
                    host.unload("passing");
                    host.load(jar);
                }
            }
            assertThat(alive(loaders)).isZero();
            assertThat(use(host).get()).isNotNull();
        }
    }

    private static WeakReference<ClassLoader> use(PluginHost host) {
        ComponentDescriptor component = host.component(Kind.METRIC, "passing");
        Selection selection = Selection.defaults(component);
        host.metric(selection, ContentKinds.SCORE).measure(Score.of(384, List.of()));
        assertThat(selection.toString()).isEqualTo("passing mode=two-three");
        return new WeakReference<>(component.type().getClassLoader());
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        long alive = loaders.size();
        for (int attempt = 0; attempt < 20 && alive > 0; attempt++) {
            System.gc();
            alive = loaders.stream().filter(l -> l.get() != null).count();
        }
        return alive;
    }
}
