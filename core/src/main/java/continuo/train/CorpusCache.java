package continuo.train;

import continuo.cache.CacheFile;
import continuo.cache.CacheFileWriter;
import continuo.cache.CacheFolder;
import continuo.cache.PackedPiece;
import continuo.fault.Failure;
import continuo.file.AtomicFile;
import continuo.train.DatasetIndex.Place;
import continuo.train.Intake.Harvest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Loads music by way of a file: pieces are written to it as they are encoded, and read from it where it is mapped. So a
 * corpus may be larger than memory, and is encoded once for as long as neither it nor what encodes it changes. The file
 * is kept where all of the music can tell whether it has changed, and is gone with the dataset otherwise.
 *
 * <p>A file that is damaged or outdated is made anew. Where none can be written, the music is held in memory.
 */
public final class CorpusCache {
    private static final long BUDGET_BYTES = 2L << 30;

    private final Path place;
    private final CacheFolder folder;

    /** @param place the folder of the files; made when it is missing */
    public CorpusCache(Path place) {
        this.place = place;
        this.folder = new CacheFolder(place, BUDGET_BYTES);
    }

    /**
     * Loads music.
     *
     * @param fresh whether to read all pieces even where they have been encoded before
     * @return the same, but for {@link Dataset#cached()}, wherever it comes from and however many threads there are
     * @throws Failure as {@link CorpusLoader#load}
     */
    public Dataset load(MusicSource<?> source, boolean fresh, LoadProgress progress) {
        Optional<Dataset> kept = fresh ? Optional.empty() : kept(source, progress);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            return encoded(source, progress);
        } catch (ClosedByInterruptException e) {
            throw Failure.interrupted("loading the corpus was cancelled");
        } catch (IOException e) {
            progress.notice(AtomicFile.cannotWrite(place, e).getMessage()
                    + "; until then encoded music is held in memory and not kept");
        }
        return held(source, progress);
    }

    private Optional<Dataset> kept(MusicSource<?> source, LoadProgress progress) {
        if (source.fingerprint().isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.file(source.name());
        try {
            CacheFile opened = CacheFile.open(file);
            DatasetIndex index = DatasetIndex.of(opened.index());
            if (!index.fingerprint().equals(source.fingerprint().get())) {
                return Optional.empty();
            }
            List<EncodedPiece> pieces = index.map(opened);
            requireChecksums(index, pieces);
            folder.used(file);
            return Optional.of(new Dataset(pieces, index.census(), true));
        } catch (IOException e) {
            if (Files.exists(file)) {
                progress.notice("the encoded music in " + file + " cannot be used (" + AtomicFile.reason(e)
                        + ") and is made anew");
            }
            return Optional.empty();
        }
    }

    private static void requireChecksums(DatasetIndex index, List<EncodedPiece> pieces) throws IOException {
        Optional<EncodedPiece> damaged = IntStream.range(0, pieces.size())
                .parallel()
                .filter(i -> CacheFile.checksum(pieces.get(i).music().bytes())
                        != index.pieces().get(i).place().checksum())
                .mapToObj(pieces::get)
                .findFirst();
        if (damaged.isPresent()) {
            throw new CacheFile.Unsound(damaged.get().name() + " does not fit its checksum");
        }
    }

    /** Encodes all pieces into a file, and maps it. */
    private Dataset encoded(MusicSource<?> source, LoadProgress progress) throws IOException {
        Path temporary = folder.temporary(source.name());
        Path file = temporary;
        try {
            boolean lasting = write(source, temporary, progress);
            if (lasting && source.fingerprint().isPresent() && folder.publish(temporary, source.name())) {
                file = folder.file(source.name());
            }
            CacheFile opened = CacheFile.open(file);
            DatasetIndex index = DatasetIndex.of(opened.index());
            return new Dataset(index.map(opened), index.census(), false);
        } finally {
            CacheFolder.delete(temporary);
        }
    }

    /** Says whether the file would be the same another time. */
    private static boolean write(MusicSource<?> source, Path file, LoadProgress progress) throws IOException {
        try (CacheFileWriter writer = new CacheFileWriter(file)) {
            Function<PackedPiece, Place> away = music -> {
                try {
                    return Place.of(writer.append(music.bytes()), music);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
            Harvest<Place> harvest = source.read(progress, away);
            writer.finish(DatasetIndex.of(source.fingerprint().orElse(""), harvest, source.options())
                    .bytes());
            return harvest.lasting();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <X> Dataset held(MusicSource<X> source, LoadProgress progress) {
        return CorpusLoader.load(
                source.kind(), List.of(source::pieces), source.representation(), source.options(), progress);
    }
}
