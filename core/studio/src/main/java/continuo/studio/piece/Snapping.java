package continuo.studio.piece;

import continuo.music.Key;
import continuo.music.KeyFinder;
import continuo.music.Note;
import continuo.music.Scale;
import continuo.train.ComposedPiece;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Moves a piece's new tones into a key. */
public final class Snapping {
    private final Function<List<Note>, Optional<Key>> choice;

    private Snapping(Function<List<Note>, Optional<Key>> choice) {
        this.choice = choice;
    }

    public static Snapping to(Key key) {
        return new Snapping(notes -> Optional.of(key));
    }

    /** The major or minor key that one hears. */
    public static Snapping toTheKeyHeard() {
        return new Snapping(KeyFinder::find);
    }

    /** The key with this scale that moves the fewest tones. */
    public static Snapping toTheNearestKeyOf(Scale scale) {
        return new Snapping(notes -> Key.fitting(notes, scale));
    }

    /**
     * A piece and its key.
     *
     * @param key that it was moved into, else that one hears; empty for a piece without a key
     * @param moved how many tones have another pitch now
     */
    public record Snapped(ComposedPiece piece, Optional<Key> key, int moved) {
        public static Snapped untouched(ComposedPiece piece) {
            return new Snapped(piece, KeyFinder.find(piece.tones().notes()), 0);
        }
    }

    public Snapped apply(ComposedPiece piece) {
        List<Note> notes = piece.tones().notes();
        Optional<Key> key = choice.apply(notes);
        if (key.isEmpty()) {
            return Snapped.untouched(piece);
        }
        Key.Snapped snapped = key.get().snap(notes);
        return new Snapped(piece.withTones(snapped.notes()), key, snapped.moved());
    }
}
