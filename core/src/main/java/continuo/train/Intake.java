package continuo.train;

import continuo.cache.PackedPiece;
import continuo.content.ContentDigest;
import continuo.fault.Failure;
import continuo.fault.Quantity;
import continuo.fault.Remedy;
import continuo.train.PieceReader.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes pieces in as they come, in whatever order, and gives them back in that of the corpora, each music once. Their
 * steps are put away at once: what is held of a piece is a name and a digest.
 *
 * @param <T> what stands for music that was put away
 */
final class Intake<T> {
    private final Function<PackedPiece, T> away;
    private final List<Optional<Entry<T>>> entries = new ArrayList<>();
    /** Of each music put away, the first piece so far that has it. */
    private final Map<String, Integer> firsts = new HashMap<>();

    private boolean lasting = true;

    /** @param music empty where an earlier piece had the same */
    private record Entry<T>(
            String name,
            Optional<String> digest,
            Optional<T> music,
            int notes,
            Optional<Census.Salvaged> salvaged,
            Optional<Census.Damaged> damaged) {
        static <T> Entry<T> without(String name, Optional<Census.Damaged> damaged) {
            return new Entry<>(name, Optional.empty(), Optional.empty(), 0, Optional.empty(), damaged);
        }
    }

    /**
     * Everything that was taken in.
     *
     * @param pieces in order
     * @param lasting whether reading the same pieces again would give the same
     */
    record Harvest<T>(Census census, List<Loaded<T>> pieces, boolean lasting) {
        List<String> digests() {
            return pieces.stream().map(Loaded::digest).toList();
        }
    }

    /** A piece to learn from. */
    record Loaded<T>(String name, String digest, T music) {}

    /** @param away puts music away; it is called for few duplicates only, and never held up by order */
    Intake(int pieces, Function<PackedPiece, T> away) {
        this.away = away;
        for (int i = 0; i < pieces; i++) {
            entries.add(Optional.empty());
        }
    }

    /** @param index the piece's place in the order of the corpora */
    void accept(int index, Outcome outcome) {
        entries.set(index, Optional.of(entry(index, outcome)));
    }

    private Entry<T> entry(int index, Outcome outcome) {
        if (outcome instanceof Outcome.Encoded piece) {
            return encoded(index, piece);
        }
        if (outcome instanceof Outcome.Damaged piece) {
            lasting &= piece.lasting();
            return Entry.without(piece.name(), Optional.of(new Census.Damaged(piece.name(), piece.reason())));
        }
        return Entry.without(((Outcome.Empty) outcome).name(), Optional.empty());
    }

    private Entry<T> encoded(int index, Outcome.Encoded piece) {
        // The same music may be written at another resolution, so it is the first piece's steps that count.
        boolean first = firsts.getOrDefault(piece.digest(), Integer.MAX_VALUE) > index;
        if (first) {
            firsts.put(piece.digest(), index);
        }
        return new Entry<>(
                piece.name(),
                Optional.of(piece.digest()),
                first ? Optional.of(away.apply(piece.music())) : Optional.empty(),
                piece.notes(),
                piece.warnings().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Census.Salvaged.of(piece.name(), piece.warnings())),
                Optional.empty());
    }

    /** @throws Failure of kind DATA when nothing is left to learn from */
    Harvest<T> harvest() {
        List<Loaded<T>> loaded = new ArrayList<>();
        List<Census.Duplicate> duplicates = new ArrayList<>();
        List<Census.Damaged> damaged = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        List<Census.Salvaged> salvaged = new ArrayList<>();
        long notes = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry<T> entry = entries.get(i).orElseThrow();
            if (entry.digest().isEmpty()) {
                entry.damaged().ifPresentOrElse(damaged::add, () -> empty.add(entry.name()));
                continue;
            }
            String digest = entry.digest().get();
            int first = Objects.requireNonNull(firsts.get(digest));
            if (first < i) {
                duplicates.add(new Census.Duplicate(
                        entry.name(), entries.get(first).orElseThrow().name()));
                continue;
            }
            loaded.add(new Loaded<>(entry.name(), digest, entry.music().orElseThrow()));
            entry.salvaged().ifPresent(salvaged::add);
            notes += entry.notes();
        }
        String digest = ContentDigest.ofAll(loaded.stream().map(Loaded::digest).toList());
        Census census = new Census(entries.size(), loaded.size(), notes, duplicates, damaged, empty, salvaged, digest);
        if (loaded.isEmpty()) {
            throw nothingLeft(census);
        }
        return new Harvest<>(census, loaded, lasting);
    }

    private static Failure nothingLeft(Census census) {
        if (census.seen() == 0) {
            return Failure.data("nothing to learn from: the corpus has no pieces; choose another")
                    .with(new Remedy.ChooseCorpus());
        }
        String why =
                census.damaged().isEmpty() ? "" : "; " + census.damaged().get(0).line();
        return Failure.data("nothing to learn from: of " + Quantity.of(census.seen(), "piece") + " "
                        + Quantity.of(census.damaged().size(), "is", "are") + " damaged and "
                        + Quantity.of(census.empty().size(), "has", "have")
                        + " no notes" + why + "; choose another corpus")
                .with(new Remedy.ChooseCorpus());
    }
}
