package continuo.studio.measure;

import continuo.plugin.PluginHost;
import continuo.plugin.Selection;
import continuo.train.CorpusCache;
import continuo.train.Dataset;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import continuo.train.MusicSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The music that was asked for last, kept in memory, so that the next command need not read it again. */
public final class LoadedMusic {
    /** What a dataset was made of: when this is the same, so is the dataset. */
    public record Source(String name, Optional<String> fingerprint) {}

    private record Loaded(Source source, Dataset dataset) {}

    private Optional<Loaded> loaded = Optional.empty();
    private boolean fresh;

    public LoadedMusic copy() {
        LoadedMusic copy = new LoadedMusic();
        copy.loaded = loaded;
        return copy;
    }

    /**
     * Takes over what a copy has loaded, unless this has loaded something else meanwhile.
     *
     * @param copied what this had loaded when the copy was made
     */
    public void adopt(LoadedMusic copy, Optional<Source> copied) {
        if (loaded.isEmpty() || source().equals(copied)) {
            loaded = copy.loaded;
        }
    }

    /** What is kept; the music itself may be let go of meanwhile. */
    public Optional<Source> source() {
        return loaded.map(Loaded::source);
    }

    public void letGo() {
        loaded = Optional.empty();
    }

    /** Has the music that is asked for next read again, whatever is kept of it. */
    public void readAgain() {
        letGo();
        fresh = true;
    }

    /**
     * What was asked for last is kept in memory and what was encoded once in a file: it is read again only where it has
     * changed.
     *
     * @throws continuo.fault.Failure of kind DATA when nothing is left to learn from, of kind INTERRUPTED when cancelled
     */
    public Dataset load(
            PluginHost plugins,
            Path cache,
            List<Selection> sources,
            Selection representation,
            LoadOptions options,
            LoadProgress progress) {
        MusicSource<?> music = MusicSource.of(plugins, sources, representation, options);
        Source source = new Source(music.name(), music.fingerprint());
        if (loaded.isEmpty() || !loaded.get().source().equals(source)) {
            // Let go of the old before the new is there: they may not fit into memory together.
            letGo();
            Dataset dataset = new CorpusCache(cache).load(music, fresh, progress);
            loaded = Optional.of(new Loaded(source, dataset));
        }
        fresh = false;
        return loaded.get().dataset();
    }
}
