package continuo.studio.sound;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import continuo.music.Score;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Plays a score into a WAV file with the JDK's software synthesiser; needs no sound device and no display. */
public final class WavRenderer {
    /** CD quality. */
    public static final int USUAL_RATE = 44_100;

    /** A WAV file's 32-bit lengths hold so many frames of 16-bit stereo, less some for its head. */
    private static final long MAX_FRAMES = (1L << 30) - (1 << 20);

    private WavRenderer() {}

    /**
     * Writes 16-bit stereo, as long as the score and two seconds for the sound to die away. The file appears
     * complete or not at all; interrupting the thread ends the work.
     *
     * @param soundFont a SoundFont (.sf2) or DLS file to play with; empty for the JDK's own sounds
     * @param rate samples a second, 8,000 to 192,000
     * @throws Failure DATA for a score without notes or too long for a WAV file (6.7 hours at 44.1 kHz), or a damaged SoundFont; USER for a missing
     *     one; RESOURCE where the file cannot be written or this Java has no sound; INTERRUPTED
     */
    public static void render(Score score, Path wav, Optional<Path> soundFont, int rate) {
        if (score.notes().isEmpty()) {
            throw Failure.data("nothing to render: there is no note in the score, so " + wav + " is not written");
        }
        double seconds = score.secondsAt(score.endTick());
        if (seconds * rate > MAX_FRAMES) {
            throw Failure.data(String.format(
                    Locale.ROOT,
                    "%s would be %.1f hours long, more than a WAV file holds; render a shorter piece",
                    wav,
                    seconds / 3600));
        }
        SoundModule.require();
        try {
            AtomicFile.write(wav, out -> SoftwareSynthesizer.render(score, soundFont, rate, out));
        } catch (LinkageError e) {
            throw SoundModule.missing(e);
        }
    }
}
