package continuo.studio.sound;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Renders and plays one note and says what came of it: {@code RenderMain WAV [SOUNDFONT]}. */
final class RenderMain {
    private RenderMain() {}

    public static void main(String[] arguments) {
        Score score = Score.of(96, List.of(new Note(0, 96, 60, 100, 0)));
        Path wav = Path.of(arguments[0]);
        Optional<Path> soundFont = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        try {
            WavRenderer.render(score, wav, soundFont, WavRenderer.USUAL_RATE);
            System.out.println("rendered");
        } catch (Failure e) {
            System.out.println(e.kind() + " " + e.getMessage());
        }
        if (soundFont.isEmpty()) {
            try {
                Player.play(score, Optional.empty(), position -> true, () -> false);
            } catch (Failure e) {
                System.out.println(e.kind() + " " + e.getMessage());
            }
        }
    }
}
