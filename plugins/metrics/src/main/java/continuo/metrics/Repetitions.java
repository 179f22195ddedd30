package continuo.metrics;

import continuo.music.Score;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * How often sequences of L tones come again (Mogren 2016, section 4): the pairs of positions i &lt; j with j ≥ i + L at
 * which L successive pitches are equal, notes in the order of their onsets and, at one onset, of their pitches.
 *
 * <p>Every pair counts, so a figure that comes k times without overlap counts k(k - 1)/2, and the number grows with
 * the square of the length of a piece that repeats itself; compare pieces of the same number of notes, or divide by the ratio
 * of the lengths. 0 where there cannot be a pair, in a score of fewer than 2L notes, one without notes included: nothing
 * comes again in it.
 */
@Extension
@Component(
        id = "repetitions-2",
        summary = "pairs of equal sequences of 2 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=2")
@Component(
        id = "repetitions-3",
        summary = "pairs of equal sequences of 3 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=3")
@Component(
        id = "repetitions-4",
        summary = "pairs of equal sequences of 4 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=4")
@Component(
        id = "repetitions-5",
        summary = "pairs of equal sequences of 5 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=5")
@Component(
        id = "repetitions-6",
        summary = "pairs of equal sequences of 6 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=6")
@Component(
        id = "repetitions-7",
        summary = "pairs of equal sequences of 7 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=7")
@Component(
        id = "repetitions-8",
        summary = "pairs of equal sequences of 8 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=8")
@Component(
        id = "repetitions-9",
        summary = "pairs of equal sequences of 9 pitches",
        source = "Mogren 2016, arXiv:1611.09904, section 4",
        preset = "length=9")
public final class Repetitions implements Metric<Score> {
    private final int length;

    public Repetitions(RepetitionLength parameters) {
        this.length = parameters.length();
    }

    @Override
    public OptionalDouble measure(Score score) {
        return OptionalDouble.of(PitchSequences.repetitions(PitchSequences.tiesByPitch(score), length));
    }

    @Override
    public String unit() {
        return "pairs";
    }
}
