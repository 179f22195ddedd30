package continuo.shell.sound;

import continuo.fault.Failure;
import continuo.music.Score;
import java.util.function.BooleanSupplier;

/** Plays a score on the default sound device. */
public final class Player {
    private Player() {}

    /** Told while a score plays, some ten times a second, on the thread that plays. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param seconds how far it is
         * @param total how long the score is, in seconds
         */
        void at(double seconds, double total);
    }

    /**
     * Plays to the end, until {@code cancelled} or until the thread is interrupted; silence follows at once in any case.
     *
     * @param cancelled asked some ten times a second
     * @throws Failure DATA for a score without notes; RESOURCE, with the way out, where there is no sound device or this
     *     Java has no sound; INTERRUPTED when cancelled
     */
    public static void play(Score score, Progress progress, BooleanSupplier cancelled) {
        if (score.notes().isEmpty()) {
            throw Failure.data("nothing to play: there is no note in the score");
        }
        SoundModule.require();
        try {
            SequencerPlayback.onDefaultDevice().play(score, progress, cancelled);
        } catch (LinkageError e) {
            throw SoundModule.missing(e);
        }
    }
}
