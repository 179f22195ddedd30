package continuo.measure;

import continuo.music.Score;
import java.util.List;

/**
 * Real music to compare measured music with, one window per piece.
 *
 * @param heldOut of held-out pieces: what to compare with, best 200 or more
 * @param training of training pieces: they show how close to held-out pieces other real music is; empty where there is
 *     no split
 */
public record RealMusic(List<Score> heldOut, List<Score> training) {
    /** Nothing to compare with. */
    public static final RealMusic NONE = new RealMusic(List.of(), List.of());

    public RealMusic {
        heldOut = List.copyOf(heldOut);
        training = List.copyOf(training);
    }
}
