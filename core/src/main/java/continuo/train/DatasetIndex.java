package continuo.train;

import continuo.cache.CacheFile;
import continuo.cache.PackedPiece;
import continuo.train.Intake.Harvest;
import continuo.train.Intake.Loaded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a cache file says about its pieces, and where they are in it.
 *
 * @param fingerprint of the {@link MusicSource} that was encoded; empty where it has none
 * @param census what was found
 * @param pieces in order
 */
record DatasetIndex(String fingerprint, Census census, List<Entry> pieces) {
    /** A piece to learn from. */
    record Entry(String name, String digest, Split split, Place place) {}

    /**
     * @param position of the piece's bytes in the file
     * @param bytes how many
     * @param checksum of them
     * @param length number of steps T
     * @param features number of features F
     */
    record Place(long position, int bytes, int checksum, int length, int features) {
        static Place of(long position, PackedPiece music) {
            int bytes = music.bytes().remaining();
            return new Place(position, bytes, CacheFile.checksum(music.bytes()), music.length(), music.features());
        }
    }

    static DatasetIndex of(String fingerprint, Harvest<Place> harvest, LoadOptions options) {
        Map<String, Split> sides = SplitAssignment.of(harvest.digests(), options);
        List<Entry> entries = new ArrayList<>();
        for (Loaded<Place> piece : harvest.pieces()) {
            entries.add(new Entry(
                    piece.name(), piece.digest(), Objects.requireNonNull(sides.get(piece.digest())), piece.music()));
        }
        return new DatasetIndex(fingerprint, harvest.census(), entries);
    }

    /** The pieces, mapped. */
    List<EncodedPiece> map(CacheFile file) throws CacheFile.Unsound {
        List<EncodedPiece> mapped = new ArrayList<>(pieces.size());
        for (Entry piece : pieces) {
            Place place = piece.place();
            PackedPiece music =
                    new PackedPiece(place.length(), place.features(), file.block(place.position(), place.bytes()));
            mapped.add(new EncodedPiece(piece.name(), piece.digest(), piece.split(), music));
        }
        return mapped;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(fingerprint, out);
            write(census, out);
            out.writeInt(pieces.size());
            for (Entry piece : pieces) {
                write(piece.name(), out);
                write(piece.digest(), out);
                out.writeByte(piece.split().ordinal());
                Place place = piece.place();
                out.writeLong(place.position());
                out.writeInt(place.bytes());
                out.writeInt(place.checksum());
                out.writeInt(place.length());
                out.writeInt(place.features());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes what is written to it", e);
        }
        return bytes.toByteArray();
    }

    /** @throws CacheFile.Unsound when the bytes are no index */
    static DatasetIndex of(byte[] bytes) throws CacheFile.Unsound {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String fingerprint = text(in);
            Census census = census(in);
            int count = in.readInt();
            List<Entry> pieces = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                pieces.add(new Entry(
                        text(in),
                        text(in),
                        Split.values()[in.readByte()],
                        new Place(in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readInt())));
            }
            return new DatasetIndex(fingerprint, census, pieces);
        } catch (IOException | RuntimeException e) {
            throw new CacheFile.Unsound("its index cannot be read", e);
        }
    }

    private static void write(Census census, DataOutputStream out) throws IOException {
        out.writeInt(census.seen());
        out.writeInt(census.loaded());
        out.writeLong(census.notes());
        write(census.digest(), out);
        out.writeInt(census.duplicates().size());
        for (Census.Duplicate piece : census.duplicates()) {
            write(piece.name(), out);
            write(piece.original(), out);
        }
        out.writeInt(census.damaged().size());
        for (Census.Damaged piece : census.damaged()) {
            write(piece.name(), out);
            write(piece.reason(), out);
        }
        write(census.empty(), out);
        out.writeInt(census.salvaged().size());
        for (Census.Salvaged piece : census.salvaged()) {
            write(piece.name(), out);
            write(piece.warnings(), out);
            out.writeInt(piece.count());
        }
    }

    private static Census census(DataInputStream in) throws IOException {
        int seen = in.readInt();
        int loaded = in.readInt();
        long notes = in.readLong();
        String digest = text(in);
        List<Census.Duplicate> duplicates = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            duplicates.add(new Census.Duplicate(text(in), text(in)));
        }
        List<Census.Damaged> damaged = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            damaged.add(new Census.Damaged(text(in), text(in)));
        }
        List<String> empty = texts(in);
        List<Census.Salvaged> salvaged = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            salvaged.add(new Census.Salvaged(text(in), texts(in), in.readInt()));
        }
        return new Census(seen, loaded, notes, duplicates, damaged, empty, salvaged, digest);
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(text, out);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int rest = in.readInt(); rest > 0; rest--) {
            texts.add(text(in));
        }
        return texts;
    }

    /** Not {@code writeUTF}, which ends at 64 KiB. */
    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
