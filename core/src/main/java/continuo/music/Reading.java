package continuo.music;

import java.util.List;

/**
 * What was read from a source of music.
 *
 * @param score the notes that are sound
 * @param warnings what was damaged and left out, each with its place; empty for a sound source
 */
public record Reading(Score score, List<String> warnings) {
    public Reading {
        warnings = List.copyOf(warnings);
    }

    public static Reading of(Score score) {
        return new Reading(score, List.of());
    }
}
