package continuo.music;

import java.util.List;

/**
 * What was read from a source of pieces.
 *
 * @param content what is sound
 * @param warnings what was damaged and left out, each with its place; empty for a sound source
 * @param <X> what the piece is made of
 */
public record Reading<X>(X content, List<String> warnings) {
    public Reading {
        warnings = List.copyOf(warnings);
    }

    public static <X> Reading<X> of(X content) {
        return new Reading<>(content, List.of());
    }
}
