package continuo.shell.sound;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import continuo.music.Score;
import java.nio.file.Path;
import java.util.Optional;

/** Plays a score into a WAV file with the JDK's software synthesiser; needs no sound device and no display. */
public final class WavRenderer {
    /** A WAV file's 32-bit lengths end after 6.7 hours of 44.1 kHz stereo. */
    private static final double MAX_SECONDS = 6 * 3600;

    private WavRenderer() {}

    /**
     * Writes 16-bit stereo at 44.1 kHz, as long as the score and two seconds for the sound to die away. The file appears
     * complete or not at all; interrupting the thread ends the work.
     *
     * @param soundFont a SoundFont (.sf2) or DLS file to play with; empty for the JDK's own sounds
     * @throws Failure DATA for a score without notes or of more than six hours, or a damaged SoundFont; USER for a missing
     *     one; RESOURCE where the file cannot be written or this Java has no sound; INTERRUPTED
     */
    public static void render(Score score, Path wav, Optional<Path> soundFont) {
        if (score.notes().isEmpty()) {
            throw Failure.data("nothing to render: there is no note in the score, so " + wav + " is not written");
        }
        double seconds = score.secondsAt(score.endTick());
        if (seconds > MAX_SECONDS) {
            throw Failure.data(String.format(
                    "%s would be %.1f hours long, more than a WAV file holds; render a shorter piece",
                    wav, seconds / 3600));
        }
        SoundModule.require();
        try {
            AtomicFile.write(wav, out -> SoftwareSynthesizer.render(score, soundFont, out));
        } catch (LinkageError e) {
            throw SoundModule.missing(e);
        }
    }
}
