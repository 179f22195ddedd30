package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.List;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Polyphony as the released tool of Mogren 2016 computes it, in 0..1. It goes through the onsets a_1 ≤ … ≤ a_n with a
 * counter c of the notes at the present instant and tallies the counter at every note, and once more when the instant
 * is left: at c = 1 a mono, at c &gt; 1 a poly; the result is poly / (poly + mono).
 *
 * <p>So the first note of every chord is taken for a mono, and the last instant of all is never left: pure triads score
 * (3m - 1) / (4m - 1) for m of them, just below 0.75, instead of 1. Empty for a score without notes.
 */
@Extension
@Component(
        id = "reference-polyphony",
        summary = "polyphony as the released C-RNN-GAN tool computes it, for comparing published numbers",
        source = "Mogren 2016, arXiv:1611.09904, released tool")
public final class ReferencePolyphony implements Metric<Score> {
    public ReferencePolyphony(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        List<Note> notes = score.notes();
        if (notes.isEmpty()) {
            return OptionalDouble.empty();
        }
        long last = 0;
        int counter = 0;
        // Slot 0 takes the tallies of mono, slot 1 those of poly.
        long[] tallies = new long[2];
        for (Note note : notes) {
            if (note.onset() == last) {
                counter++;
            } else {
                tally(counter, tallies);
                counter = 1;
            }
            tally(counter, tallies);
            last = note.onset();
        }
        return OptionalDouble.of((double) tallies[1] / (tallies[0] + tallies[1]));
    }

    private static void tally(int counter, long[] tallies) {
        if (counter > 0) {
            tallies[counter == 1 ? 0 : 1]++;
        }
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
