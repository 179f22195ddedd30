package continuo.corpora.abc;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key signature.
 *
 * @param sharps number of sharps, negative for flats, -7..7
 */
record AbcKey(int sharps) {
    private static final String FIFTHS = "FCGDAEB";
    private static final Pattern TEXT = Pattern.compile("([A-G])([#b]?)\\s*([A-Za-z]*)");

    AbcKey {
        if (sharps < -7 || sharps > 7) {
            throw new IllegalArgumentException("key signature would need more than seven accidentals");
        }
    }

    /** Reads {@code G}, {@code F#m}, {@code Bb major}, {@code D dor}; IllegalArgumentException where it is none. */
    static AbcKey parse(String text) {
        Matcher matcher = TEXT.matcher(text.replaceAll("\\s+\\w+=.*", "").strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a key such as G, F#m, Bb or Ddor");
        }
        int accidental = matcher.group(2).isEmpty() ? 0 : matcher.group(2).equals("#") ? 7 : -7;
        int major = FIFTHS.indexOf(matcher.group(1)) - 1 + accidental;
        return new AbcKey(major + mode(matcher.group(3)));
    }

    /** Sharps more than the major key on the same tonic has. */
    private static int mode(String word) {
        String mode = word.toLowerCase(Locale.ROOT);
        return switch (mode.substring(0, Math.min(3, mode.length()))) {
            case "", "maj", "ion" -> 0;
            case "lyd" -> 1;
            case "mix" -> -1;
            case "dor" -> -2;
            case "m", "min", "aeo" -> -3;
            case "phr" -> -4;
            case "loc" -> -5;
            default -> throw new IllegalArgumentException("\"" + word + "\" is not a mode");
        };
    }

    /** Semitones the signature adds to a letter {@code A..G}: -1, 0 or 1. */
    int accidental(char letter) {
        int place = FIFTHS.indexOf(letter);
        if (sharps > 0) {
            return place < sharps ? 1 : 0;
        }
        return place >= 7 + sharps ? -1 : 0;
    }
}
