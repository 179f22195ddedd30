package continuo.content;

import continuo.music.Note;
import continuo.music.Score;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** The null model (chance): scores with random or constant pitches, the baseline of every metric. */
public final class NullModel {
    private static final int PITCHES = 128;

    private NullModel() {}

    /** The score with every pitch drawn anew, uniformly from 0..127 and independently; all else is kept. */
    public static Score uniformPitch(Score score, RandomGenerator random) {
        return withPitches(score, () -> random.nextInt(PITCHES));
    }

    /** The score with all notes on one pitch; all else is kept. */
    public static Score constantPitch(Score score) {
        return withPitches(score, () -> PITCHES / 2);
    }

    private static Score withPitches(Score score, IntSupplier pitches) {
        return score.withNotes(score.notes().stream()
                .map(n -> new Note(n.onset(), n.duration(), pitches.getAsInt(), n.velocity(), n.channel()))
                .toList());
    }
}
