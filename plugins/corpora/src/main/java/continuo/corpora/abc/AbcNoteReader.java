package continuo.corpora.abc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads single notes, and knows which accidentals hold. Staff positions count letters from middle C, which is 0, so that
 * an octave is 7.
 */
final class AbcNoteReader {
    private static final String LETTERS = "CDEFGAB";
    private static final int[] SEMITONES = {0, 2, 4, 5, 7, 9, 11};
    private static final int MIDDLE_C = 60;

    private AbcKey key;
    private boolean firstOfBar = true;

    /** Accidentals written in this bar, by staff position. */
    private final Map<Integer, Integer> written = new HashMap<>();
    /** Accidentals of the tones that the last event ties over, by staff position: they outlive the bar line. */
    private final Map<Integer, Integer> tied = new HashMap<>();

    AbcNoteReader(AbcKey key) {
        this.key = key;
    }

    /**
     * A note as it stands there.
     *
     * @param position on the staff
     * @param accidental in semitones, whether written or implied
     * @param length in units
     * @param tied whether it goes on in the next event
     */
    record Written(int position, int accidental, Fraction length, boolean tied) {
        int pitch() {
            return MIDDLE_C + 12 * Math.floorDiv(position, 7) + SEMITONES[Math.floorMod(position, 7)] + accidental;
        }

        Written tiedOn() {
            return new Written(position, accidental, length, true);
        }
    }

    void changeKey(AbcKey changed) {
        key = changed;
        written.clear();
    }

    void endBar() {
        written.clear();
        firstOfBar = true;
    }

    /** Says that these notes, or a rest, were all of an event. */
    void endEvent(List<Written> notes) {
        firstOfBar = false;
        tied.clear();
        notes.stream().filter(Written::tied).forEach(note -> tied.put(note.position(), note.accidental()));
    }

    Written read(LineCursor cursor) {
        Optional<Integer> explicit = accidental(cursor);
        char sign = cursor.peek();
        int degree = LETTERS.indexOf(Character.toUpperCase(sign));
        if (degree < 0) {
            throw new IllegalArgumentException(
                    cursor.atEnd() ? "the line ends within a note or chord" : "'" + sign + "' is not in the subset");
        }
        cursor.next();
        int position = degree + (Character.isLowerCase(sign) ? 7 : 0);
        while (cursor.peek() == '\'' || cursor.peek() == ',') {
            position += cursor.next() == ',' ? -7 : 7;
        }
        Fraction length = length(cursor);
        boolean tiesOn = cursor.skip('-');
        return new Written(position, resolve(position, explicit), length, tiesOn);
    }

    /** Reads a length in units; 1 where none stands here. */
    static Fraction length(LineCursor cursor) {
        int numerator = cursor.number(1);
        int denominator = 1;
        while (cursor.skip('/')) {
            denominator *= cursor.number(2);
        }
        return new Fraction(numerator, denominator);
    }

    private static Optional<Integer> accidental(LineCursor cursor) {
        if (cursor.skip('=')) {
            return Optional.of(0);
        }
        int semitones = 0;
        while (cursor.peek() == '^' || cursor.peek() == '_') {
            semitones += cursor.next() == '^' ? 1 : -1;
        }
        return semitones == 0 ? Optional.empty() : Optional.of(semitones);
    }

    private int resolve(int position, Optional<Integer> explicit) {
        if (explicit.isPresent()) {
            written.put(position, explicit.get());
            return explicit.get();
        }
        if (written.containsKey(position)) {
            return written.get(position);
        }
        if (firstOfBar && tied.containsKey(position)) {
            return tied.get(position);
        }
        char letter = LETTERS.charAt(Math.floorMod(position, 7));
        int signature = key.accidental(letter);
        for (Map.Entry<Integer, Integer> other : written.entrySet()) {
            if (Math.floorMod(other.getKey() - position, 7) == 0 && other.getValue() != signature) {
                throw new IllegalArgumentException("another octave's " + letter
                        + " has an accidental in this bar: write this one's too (= ^ or _)");
            }
        }
        return signature;
    }
}
