package continuo.spi;

import continuo.music.Score;
import continuo.music.Tempo;
import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * Encodes a score as numbers that a network can learn, and decodes them. Works on plain values in <em>physical</em>
 * units, in the order of {@link #columns()}; the core applies each column's {@link Scaling} on the way to the network
 * and back. Needs no tensor library. Safe for use by several threads.
 */
public interface Representation extends ExtensionPoint {
    /** The features of a step, in order. */
    List<Column> columns();

    /**
     * Writes a score as steps in physical units. A score without notes gives no steps.
     *
     * @return {@code [T, columns().size()]}
     */
    Steps encode(Score score);

    /**
     * Reads steps as a score, at {@link Score#PAPER_TICKS_PER_QUARTER} ticks per quarter. Total on finite input: values
     * out of range are moved to the nearest possible one, silent notes are dropped and counted.
     *
     * @param steps {@code [T, columns().size()]} in physical units
     * @param tempos the score's tempos, in ticks of 1/384 quarter; may be empty
     * @throws continuo.fault.Failure of kind DATA when a value is NaN or infinite, naming step and column
     */
    Decoded decode(Steps steps, List<Tempo> tempos);

    /**
     * What came of decoding.
     *
     * @param score the music
     * @param tones number of notes that the steps describe, silent ones included
     * @param silent how many of them were dropped because they had no intensity or no length
     * @param clamped how many had a pitch outside MIDI's and were moved to the nearest
     */
    record Decoded(Score score, int tones, int silent, int clamped) {}
}
