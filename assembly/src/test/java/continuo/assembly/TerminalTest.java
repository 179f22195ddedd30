package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell at terminals of several sorts, keys included. */
class TerminalTest {
    private static final String ESCAPE = "\u001b";

    /** Sets a colour of text or ground: 30..37, 38, 40..48, 90..107. */
    private static final Pattern COLOUR = Pattern.compile(ESCAPE + "\\[(\\d+;)*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;\\d]*m");

    private static final List<String> COMMANDS = List.of(
            "help",
            "components loss",
            "show",
            "corpus use chords",
            "use generator c-rnn units=6",
            "use discriminator bi-lstm units=6",
            "set trainer.steps=8 trainer.batch=8",
            "train --pretrain 1 --epochs 1 --name tiny",
            "generate --count 1 --events 20 --seed 1 --out songs",
            "roll songs/piece-1-1.mid",
            "use loss minmax",
            "runs info");

    @TempDir
    Path folder;

    private PseudoTerminal session(Continuo continuo) throws IOException, InterruptedException {
        PseudoTerminal terminal = PseudoTerminal.open(continuo, 80, PseudoTerminal.TALL);
        terminal.awaitPrompt();
        for (String command : COMMANDS) {
            terminal.command(command);
        }
        return terminal;
    }

    @Test
    void helpFitsAScreenOf24LinesWithItsPrompts() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(new Continuo(folder), 80, 24)) {
            terminal.awaitPrompt();
            terminal.command("help");
            assertThat(terminal.lines()).hasSizeLessThanOrEqualTo(24);
            assertThat(terminal.lines()).contains("continuo> help").last().isEqualTo("continuo>");
        }
    }

    @Test
    void noColorMeansNone() throws Exception {
        try (PseudoTerminal terminal = session(new Continuo(folder).withVariable("NO_COLOR", "1"))) {
            assertThat(terminal.raw()).contains("trained tiny").doesNotContainPattern(COLOUR);
        }
    }

    @Test
    void aDumbTerminalGetsPlainTextOnly() throws Exception {
        try (PseudoTerminal terminal = session(new Continuo(folder).withVariable("TERM", "dumb"))) {
            assertThat(terminal.raw()).contains("trained tiny").doesNotContain(ESCAPE);
        }
    }

    @Test
    void tabCompletesACommandAndControlCThrowsTheLineAway() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open(new Continuo(folder), 80, 24)) {
            terminal.awaitPrompt();
            terminal.type("desc" + PseudoTerminal.TAB);
            // A hint shows the rest of the word before that; what it is followed by tells that it was completed.
            terminal.awaitText("continuo> describe KIND ID");
            terminal.type(PseudoTerminal.CTRL_C);
            terminal.awaitPrompt();
            terminal.type(PseudoTerminal.CTRL_D);
            assertThat(terminal.exitCode()).isZero();
        }
    }
}
