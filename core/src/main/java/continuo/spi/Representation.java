package continuo.spi;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pf4j.ExtensionPoint;

/**
 * Turns a piece into numbers a network can learn, and back. Works on plain values in <em>physical</em> units, in the
 * order of {@link #columns()}; the core applies each column's {@link Scaling} on the way to the network and back.
 * Needs no tensor library. Safe for use by several threads.
 *
 * @param <X> what pieces are made of: {@link continuo.music.Score} or {@link continuo.content.Series}
 */
public interface Representation<X> extends ExtensionPoint {
    /** The features of a step, in order; given ones, if any, last. */
    List<Column> columns();

    /**
     * Writes a piece as steps in physical units. A piece without content gives no steps.
     *
     * @return {@code [T, columns().size()]}
     */
    Steps encode(X piece);

    /**
     * Reads steps as a piece; a score has {@link continuo.music.Score#PAPER_TICKS_PER_QUARTER} ticks per quarter. Total on
     * finite input: values out of range go to the nearest possible one, what is silent or makes no sense is dropped and
     * counted.
     *
     * @param steps {@code [T, columns().size()]} in physical units
     * @param blank a piece without content that has what steps need not say: a score's tempos and time signatures, in ticks of
     *     1/384 quarter; a series' rate and channels
     * @throws continuo.fault.Failure of kind DATA when a value is NaN or infinite, naming step and column
     */
    Decoded<X> decode(Steps steps, X blank);

    /**
     * How long steps last where they are a clock, frames of time: then so many steps are a piece of that length, whatever sounds
     * in them.
     *
     * @param steps in physical units
     * @return ticks of 1/384 quarter; empty where a score lasts as long as its notes, and for series
     */
    default OptionalLong lasts(Steps steps) {
        return OptionalLong.empty();
    }

    /**
     * Steps at which a window of a piece may begin: the first token of each note, say.
     *
     * @param steps of a piece, in physical units
     * @return empty where a window may begin at every step; either always so or never
     */
    default Optional<BitSet> beginnings(Steps steps) {
        return Optional.empty();
    }

    /**
     * What came of decoding.
     *
     * @param content the piece
     * @param asked how many notes (or other units) the steps asked for, dropped ones included
     * @param dropped how many of them were left out: silent or without length, tokens that make no sense
     * @param clamped how many had a value outside the possible range, such as a pitch outside MIDI's, and were moved to the nearest
     */
    record Decoded<X>(X content, int asked, int dropped, int clamped) {}
}
