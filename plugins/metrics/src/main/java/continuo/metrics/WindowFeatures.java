package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ten numbers that realism and the Fréchet distance see of a window: notes in the order of their onsets, ties by
 * pitch, times in 1/384 quarter, percussion left out.
 */
final class WindowFeatures {
    /** What each number is, in order. */
    static final List<String> NAMES = List.of(
            "scale-consistency",
            "polyphony",
            "tone-span",
            "unique-tones",
            "repetitions-3",
            "log-length",
            "log-gap",
            "intensity",
            "top-interval",
            "log-gap-repetitions");

    /** The place of repetitions-3 among them. */
    static final int REPETITIONS = NAMES.indexOf("repetitions-3");

    private static final int SEQUENCE = 3;
    private static final int GAPS_A_QUARTER = 24;

    /** Three gaps are one positive {@code long}; a gap that needs more bits is longer than any music's. */
    private static final int GAP_BITS = 21;

    private static final NoParameters NONE = new NoParameters();

    private WindowFeatures() {}

    /** The numbers, in the order of {@link #NAMES}; empty for a window without notes. */
    static Optional<double[]> of(Score window) {
        Score score = window.withoutDrums();
        List<Note> notes = score.notes();
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        double unit = (double) Score.PAPER_TICKS_PER_QUARTER / score.ticksPerQuarter();
        long[] onsets = notes.stream().mapToLong(Note::onset).distinct().toArray();
        double length = notes.stream().mapToDouble(Note::duration).average().orElseThrow() * unit;
        double gap =
                onsets.length == 1 ? 0 : (double) (onsets[onsets.length - 1] - onsets[0]) / (onsets.length - 1) * unit;
        return Optional.of(new double[] {
            new ScaleConsistency(NONE).measure(score).orElseThrow(),
            new Polyphony(NONE).measure(score).orElseThrow(),
            new ToneSpan(NONE).measure(score).orElseThrow(),
            new UniqueTones(NONE).measure(score).orElseThrow(),
            PitchSequences.repetitions(PitchSequences.tiesByPitch(score), SEQUENCE),
            Math.log1p(length),
            Math.log1p(gap),
            notes.stream().mapToInt(Note::velocity).average().orElseThrow(),
            topInterval(notes),
            Math.log1p(PitchSequences.repetitions(gaps(onsets, score.ticksPerQuarter()), SEQUENCE, GAP_BITS))
        });
    }

    /** The times between distinct onsets in 1/24 quarter, rounded. */
    private static int[] gaps(long[] onsets, int ticksPerQuarter) {
        int[] gaps = new int[onsets.length - 1];
        Arrays.setAll(gaps, i -> {
            double exact = (double) (onsets[i + 1] - onsets[i]) * GAPS_A_QUARTER / ticksPerQuarter;
            return (int) Math.min((1 << GAP_BITS) - 1, Math.round(exact));
        });
        return gaps;
    }

    /** The mean absolute interval between the highest tones of successive onsets; 0 for a single onset. */
    private static double topInterval(List<Note> notes) {
        int[] tops = new int[notes.size()];
        int instants = 0;
        for (int i = 0; i < notes.size(); i++) {
            int pitch = notes.get(i).pitch();
            if (i > 0 && notes.get(i).onset() == notes.get(i - 1).onset()) {
                tops[instants - 1] = Math.max(tops[instants - 1], pitch);
            } else {
                tops[instants++] = pitch;
            }
        }
        double sum = 0;
        for (int i = 1; i < instants; i++) {
            sum += Math.abs(tops[i] - tops[i - 1]);
        }
        return instants == 1 ? 0 : sum / (instants - 1);
    }

    /** One feature of all rows. */
    static double[] column(double[][] rows, int feature) {
        return Arrays.stream(rows).mapToDouble(row -> row[feature]).toArray();
    }
}
