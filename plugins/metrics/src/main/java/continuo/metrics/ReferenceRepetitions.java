package continuo.metrics;

import continuo.music.Score;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Repetitions as the released tool of Mogren 2016 counts them: pairs i &lt; n - 2L and i + L ≤ j &lt; n - L of equal
 * sequences of L pitches. Both bounds are one short, which together says that no sequence may hold the last note: it is
 * the count over the first n - 1 notes.
 *
 * <p>The notes are taken in the order of the file's events. A {@link Score} keeps that order for a file of one track
 * (ties stay as the file has them); the tool reads the tracks of another one after the other, each from its beginning,
 * and a score, whose tracks are merged in time, cannot give that number: there the value is the tool's for the
 * same music in one track. 0 for fewer than 2L + 1 notes.
 */
@Extension
@Component(
        id = "reference-repetitions-2",
        summary = "pairs of equal sequences of 2 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=2")
@Component(
        id = "reference-repetitions-3",
        summary = "pairs of equal sequences of 3 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=3")
@Component(
        id = "reference-repetitions-4",
        summary = "pairs of equal sequences of 4 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=4")
@Component(
        id = "reference-repetitions-5",
        summary = "pairs of equal sequences of 5 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=5")
@Component(
        id = "reference-repetitions-6",
        summary = "pairs of equal sequences of 6 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=6")
@Component(
        id = "reference-repetitions-7",
        summary = "pairs of equal sequences of 7 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=7")
@Component(
        id = "reference-repetitions-8",
        summary = "pairs of equal sequences of 8 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=8")
@Component(
        id = "reference-repetitions-9",
        summary = "pairs of equal sequences of 9 pitches as the released C-RNN-GAN tool counts them",
        source = "Mogren 2016, arXiv:1611.09904, released tool",
        preset = "length=9")
public final class ReferenceRepetitions implements Metric<Score> {
    private final int length;

    public ReferenceRepetitions(RepetitionLength parameters) {
        this.length = parameters.length();
    }

    @Override
    public OptionalDouble measure(Score score) {
        int[] pitches = PitchSequences.inScoreOrder(score);
        int[] withoutLast = Arrays.copyOf(pitches, Math.max(0, pitches.length - 1));
        return OptionalDouble.of(PitchSequences.repetitions(withoutLast, length));
    }

    @Override
    public String unit() {
        return "pairs";
    }
}
