package continuo.music;

import continuo.fault.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A scale on a tonic.
 *
 * @param tonic pitch class, 0..11, 0 is C
 * @param scale on it
 */
public record Key(int tonic, Scale scale) {
    private static final int PITCH_CLASSES = 12;
    private static final List<String> NATURALS = List.of("C", "", "D", "", "E", "F", "", "G", "", "A", "", "B");
    /** As scores write them: with the fewest signs. */
    private static final List<String> MAJOR_NAMES =
            List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

    private static final List<String> MINOR_NAMES =
            List.of("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B");

    public Key {
        if (tonic < 0 || tonic >= PITCH_CLASSES) {
            throw new IllegalArgumentException("a tonic of " + tonic);
        }
    }

    /**
     * The pitch class of a tone's name: {@code C}, {@code F#}, {@code Bb}, in capitals or not.
     *
     * @throws Failure of kind USER when it is no name
     */
    public static int pitchClass(String name) {
        if (name.matches("[A-Ga-g][#b]?")) {
            int natural = NATURALS.indexOf(name.substring(0, 1).toUpperCase(Locale.ROOT));
            int sign = name.length() == 1 ? 0 : name.charAt(1) == '#' ? 1 : -1;
            return Math.floorMod(natural + sign, PITCH_CLASSES);
        }
        throw Failure.user("\"" + name + "\" is no tone: C, C#, Db, D … B");
    }

    /** Whether a pitch, 0..127, belongs to the key. */
    public boolean holds(int pitch) {
        return scale.holds(Math.floorMod(pitch - tonic, PITCH_CLASSES));
    }

    /** The pitch of the key next to a pitch, 0..127; of two as near the lower one, unless there is none below. */
    public int nearest(int pitch) {
        for (int distance = 0; ; distance++) {
            if (pitch - distance >= 0 && holds(pitch - distance)) {
                return pitch - distance;
            }
            if (pitch + distance <= 127 && holds(pitch + distance)) {
                return pitch + distance;
            }
        }
    }

    /**
     * Notes moved into a key.
     *
     * @param notes as many as were given, in their order
     * @param moved how many of them have another pitch now
     */
    public record Snapped(List<Note> notes, int moved) {}

    /** Moves each note to the {@link #nearest} pitch of the key. */
    public Snapped snap(List<Note> notes) {
        List<Note> snapped = new ArrayList<>();
        int moved = 0;
        for (Note note : notes) {
            int pitch = nearest(note.pitch());
            moved += pitch == note.pitch() ? 0 : 1;
            snapped.add(new Note(note.onset(), note.duration(), pitch, note.velocity(), note.channel()));
        }
        return new Snapped(snapped, moved);
    }

    /** The key with this scale that leaves most notes where they are; of several the lowest from C; empty without notes. */
    public static Optional<Key> fitting(List<Note> notes, Scale scale) {
        Optional<Key> best = Optional.empty();
        long most = -1;
        for (int tonic = 0; tonic < PITCH_CLASSES && !notes.isEmpty(); tonic++) {
            Key key = new Key(tonic, scale);
            long inside = notes.stream().filter(note -> key.holds(note.pitch())).count();
            if (inside > most) {
                most = inside;
                best = Optional.of(key);
            }
        }
        return best;
    }

    /** {@code F# minor}, {@code Bb mixolydian}. */
    @Override
    public String toString() {
        boolean minor = scale.holds(3) && !scale.holds(4);
        return (minor ? MINOR_NAMES : MAJOR_NAMES).get(tonic) + " "
                + scale.word().replace('-', ' ');
    }
}
