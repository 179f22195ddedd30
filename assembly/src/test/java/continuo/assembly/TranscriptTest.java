package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole outputs, in a pseudo-terminal as a person sees them and in pipes as a program does. */
class TranscriptTest {
    @TempDir
    Path folder;

    private static List<String> parts(Continuo.Outcome outcome) {
        List<String> lines = new ArrayList<>(outcome.lines());
        lines.add("--- standard error");
        lines.addAll(outcome.errors().lines().toList());
        lines.add("--- exit code " + outcome.exitCode());
        return lines;
    }

    private List<String> typed(String... commands) throws IOException, InterruptedException {
        try (PseudoTerminal terminal = PseudoTerminal.open(new Continuo(folder), 80, PseudoTerminal.TALL)) {
            terminal.awaitPrompt();
            for (String command : commands) {
                terminal.command(command);
            }
            terminal.type("exit" + PseudoTerminal.ENTER);
            assertThat(terminal.exitCode()).isZero();
            return terminal.lines();
        }
    }

    private Continuo.Outcome script(String text, String... words) {
        return new Continuo(folder).withInput(text).run(words);
    }

    @Test
    void helpOnATerminal() throws Exception {
        Golden.check("help-terminal", typed("help", "help corpus use", "help keys", "help corpus"));
    }

    @Test
    void helpInAPipe() throws IOException {
        Golden.check("help-pipe", parts(script("help\nhelp corpus use\nhelp exit-codes\n")));
    }

    private static final String[] MISTAKES = {
        "encod song.mid",
        "use generator crnn",
        "use generator c-rnn units=0 deep=1",
        "set trainer.optimiser=adm",
        "roll nowhere.mid",
        "roll letter.mid",
        "generate",
        "echo \"$NO_SUCH_VARIABLE\"",
        "describe metric polyphny",
        "help kyes",
    };

    @Test
    void mistakesOnATerminal() throws Exception {
        Files.writeString(folder.resolve("letter.mid"), "Dear Ada,\n");
        Golden.check("mistakes-terminal", typed(MISTAKES));
    }

    @Test
    void mistakesInAPipe() throws IOException {
        Files.writeString(folder.resolve("letter.mid"), "Dear Ada,\n");
        Golden.check("mistakes-pipe", parts(script(String.join("\n", MISTAKES) + "\n", "--keep-going")));
    }

    private static final String[] SESSION = {
        "corpus use chords",
        "use generator c-rnn units=8",
        "use discriminator bi-lstm units=8",
        "set trainer.steps=20 trainer.batch=8",
        "show",
        "train --pretrain 2 --epochs 2 --name short --threads 1",
        "generate --count 2 --events 30 --seed 1 --out songs",
        "encode song.mid --limit 3",
        "roll song.mid --to 2",
        "evaluate song.mid --metrics notes,polyphony,tone-span",
        "runs list",
    };

    /** A scale up and down, twice. */
    private void song() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 4);
        Track track = sequence.createTrack();
        int[] pitches = {60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65, 64, 62, 60, 60};
        for (int i = 0; i < 32; i++) {
            int pitch = pitches[i % pitches.length];
            track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, pitch, 40 + 2 * i), 2L * i));
            track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, pitch, 0), 2L * i + 2));
        }
        MidiSystem.write(sequence, 0, folder.resolve("song.mid").toFile());
    }

    @Test
    void aSessionOnATerminal() throws Exception {
        song();
        Golden.check("session-terminal", typed(SESSION));
    }

    @Test
    void aSessionInAPipe() throws Exception {
        song();
        Golden.check("session-pipe", parts(script(String.join("\n", SESSION) + "\n")));
    }

    @Test
    void aScript() throws IOException {
        Files.writeString(folder.resolve("try.continuo"), """
                # Takes a corpus and a number of units.
                corpus use $1
                use generator c-rnn \\
                    units=$2
                echo "chosen: $1 with $2 units"; show --json
                roll missing.mid
                echo not reached
                """);
        Golden.check("script", parts(script("", "run", "try.continuo", "chords", "32")));
    }

    @Test
    void json() throws IOException {
        Golden.check(
                "json",
                parts(script(
                        "help\ncomponents loss\ndescribe loss minimax\nset generator.units=16\nshow\n"
                                + "corpus use chords\nroll missing.mid\n",
                        "--json")));
    }
}
