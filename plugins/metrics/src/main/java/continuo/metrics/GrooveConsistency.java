package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.TimeSignature;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * How much the rhythm of one measure is like that of the next (Wu and Yang 2020, The Jazz Transformer on the Front Line):
 * {@code 1 - 1/(T-1) Σ d(G_t, G_t+1)} over T measures, with G_t the positions of measure t at which a note begins and d
 * the share of the positions that only one of two measures has, in 0..1.
 *
 * <p>Positions are 24 a quarter, MusPy's resolution, to which onsets are rounded: the value would depend on the file's
 * otherwise, and come to 1 for the finest. Most positions are empty in any music, so values are high: compare them with those of real
 * music. Measures are as long as the first, and the last is that of the last onset. Empty below two measures.
 */
@Extension
@Component(
        id = "groove-consistency",
        summary = "how much the onsets of a measure are where those of the next are",
        source = "Wu and Yang 2020, arXiv:2008.01307; Dong et al. 2020, arXiv:2008.01951 (MusPy)")
public final class GrooveConsistency implements Metric<Score> {
    private static final int POSITIONS_A_QUARTER = 24;

    public GrooveConsistency(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        TimeSignature signature = score.initialTimeSignature();
        int length = Math.max(1, Math.round(4f * POSITIONS_A_QUARTER * signature.beats() / signature.beatUnit()));
        // The measure in which each position had its last onset; -2 is no neighbour of measure 0.
        long[] lastAt = new long[length];
        Arrays.fill(lastAt, -2);
        long position = -1;
        long distinct = 0;
        long agreeing = 0;
        long inFirst = 0;
        long inLast = 0;
        long measure = 0;
        for (Note note : score.notes()) {
            long next = Math.round((double) note.onset() * POSITIONS_A_QUARTER / score.ticksPerQuarter());
            if (next == position) {
                continue;
            }
            position = next;
            if (position / length != measure) {
                measure = position / length;
                inLast = 0;
            }
            int place = (int) (position % length);
            distinct++;
            inLast++;
            inFirst += measure == 0 ? 1 : 0;
            agreeing += lastAt[place] == measure - 1 ? 1 : 0;
            lastAt[place] = measure;
        }
        if (measure == 0) {
            return OptionalDouble.empty();
        }
        // Every onset but those of the first and the last measure is in two pairs; one that agrees differs in neither.
        double differing = 2.0 * distinct - inFirst - inLast - 2.0 * agreeing;
        return OptionalDouble.of(1 - differing / measure / length);
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
