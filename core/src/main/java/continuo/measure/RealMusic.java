package continuo.measure;

import continuo.music.Score;
import java.util.List;

/**
 * Real music to stand beside what is measured, one window a piece.
 *
 * @param heldOut of pieces that were held out of the training: what to compare with, best 200 or more
 * @param training of pieces that were not: they show how close to the others music can be; empty where none is to be
 *     told from those held out
 */
public record RealMusic(List<Score> heldOut, List<Score> training) {
    /** Nothing to compare with. */
    public static final RealMusic NONE = new RealMusic(List.of(), List.of());

    public RealMusic {
        heldOut = List.copyOf(heldOut);
        training = List.copyOf(training);
    }
}
