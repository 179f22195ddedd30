package continuo.train;

import continuo.cache.PackedPiece;
import continuo.content.ContentDigest;
import continuo.content.ContentKind;
import continuo.plugin.PluginHost;
import continuo.plugin.PluginStatus;
import continuo.plugin.Selection;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Music to be loaded: its pieces are listed, and none has been read.
 *
 * @param <X> what pieces are made of
 * @param kind what pieces are made of
 * @param pieces of all corpora, in order
 * @param representation what encodes them
 * @param options how they are loaded
 * @param name the same for the same request: corpora, representation, options
 * @param fingerprint the same as long as loading gives the same: pieces, plugins and this program are what they were;
 *     empty where a piece cannot tell whether it has changed
 */
public record MusicSource<X>(
        ContentKind<X> kind,
        List<Corpus.Piece<X>> pieces,
        Representation<X> representation,
        LoadOptions options,
        String name,
        Optional<String> fingerprint) {
    public MusicSource {
        pieces = List.copyOf(pieces);
    }

    /**
     * Lists the pieces of corpora of what the representation is of.
     *
     * @throws continuo.fault.Failure whatever creating a component or listing a corpus throws
     */
    public static MusicSource<?> of(
            PluginHost host, List<Selection> corpora, Selection representation, LoadOptions options) {
        return of(
                host,
                corpora,
                representation,
                options,
                representation.component().content().orElseThrow());
    }

    private static <X> MusicSource<X> of(
            PluginHost host,
            List<Selection> corpora,
            Selection representation,
            LoadOptions options,
            ContentKind<X> kind) {
        List<Corpus.Piece<X>> pieces = new ArrayList<>();
        for (Selection corpus : corpora) {
            pieces.addAll(host.corpus(corpus, kind).pieces());
        }
        List<Selection> components =
                Stream.concat(corpora.stream(), Stream.of(representation)).toList();
        return new MusicSource<>(
                kind,
                pieces,
                GuardedRepresentation.create(host, representation, kind),
                options,
                name(components, options),
                fingerprint(pieces, components, host));
    }

    /** Reads the pieces and puts each away, as {@link CorpusLoader#read} does. */
    <T> Intake.Harvest<T> read(LoadProgress progress, Function<PackedPiece, T> away) {
        return CorpusLoader.read(kind, pieces, representation, options, progress, away);
    }

    private static String name(List<Selection> components, LoadOptions options) {
        MessageDigest sha256 = ContentDigest.sha256();
        components.forEach(component -> add(component.toString(), sha256));
        // Not the threads: they decide nothing but time.
        add(options.seed() + " " + options.drums() + " " + options.excerptNotes(), sha256);
        add(options.valid() + " " + options.test(), sha256);
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }

    private static Optional<String> fingerprint(
            List<? extends Corpus.Piece<?>> pieces, List<Selection> components, PluginHost host) {
        MessageDigest sha256 = ContentDigest.sha256();
        add(programStamp(), sha256);
        Set<String> used =
                components.stream().map(c -> c.component().pluginId()).collect(Collectors.toSet());
        for (PluginStatus plugin : host.plugins()) {
            if (used.contains(plugin.id())) {
                add(plugin.id() + " " + plugin.sha256(), sha256);
            }
        }
        for (Corpus.Piece<?> piece : pieces) {
            Optional<String> stamp = piece.stamp();
            if (stamp.isEmpty()) {
                return Optional.empty();
            }
            add(piece.name(), sha256);
            add(stamp.get(), sha256);
        }
        return Optional.of(HexFormat.of().formatHex(sha256.digest()));
    }

    /** Its length goes first, so that no two rows of texts are the same bytes. */
    private static void add(String text, MessageDigest sha256) {
        sha256.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
    }

    /** What tells one build of this program from another. */
    private static String programStamp() {
        CodeSource place = MusicSource.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(place.getLocation().toURI());
            return Files.isRegularFile(jar) ? Files.size(jar) + " " + Files.getLastModifiedTime(jar) : "classes";
        } catch (IOException | URISyntaxException e) {
            return "unknown";
        }
    }
}
