package continuo.music;

import java.util.Locale;

/** A set of pitch classes, by their distance in semitones from the tonic. */
public enum Scale {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    MINOR(0, 2, 3, 5, 7, 8, 10),
    HARMONIC_MINOR(0, 2, 3, 5, 7, 8, 11),
    MELODIC_MINOR(0, 2, 3, 5, 7, 9, 11),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    PHRYGIAN(0, 1, 3, 5, 7, 8, 10),
    LYDIAN(0, 2, 4, 6, 7, 9, 11),
    MIXOLYDIAN(0, 2, 4, 5, 7, 9, 10),
    MAJOR_PENTATONIC(0, 2, 4, 7, 9),
    MINOR_PENTATONIC(0, 3, 5, 7, 10),
    BLUES(0, 3, 5, 6, 7, 10),
    WHOLE_TONE(0, 2, 4, 6, 8, 10);

    /** Bit d is set where the pitch class d semitones above the tonic belongs to the scale. */
    private final int tones;

    Scale(int... degrees) {
        int set = 0;
        for (int degree : degrees) {
            set |= 1 << degree;
        }
        tones = set;
    }

    /** Whether the pitch class so many semitones above the tonic, 0..11, belongs to the scale. */
    boolean holds(int degree) {
        return (tones >> degree & 1) == 1;
    }

    /** Its name in commands and files: {@code harmonic-minor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
