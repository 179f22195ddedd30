package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.RollRepresentation;
import continuo.fake.TokensRepresentation;
import continuo.shell.ShellHarness.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's representations whose steps are no notes: frames of keys and tokens, from choosing to measuring. */
class SequencesTest {
    private static final String SMALL = "set generator.units=24 generator.depth=1 generator.dropout=0 trainer.batch=10"
            + " trainer.steps=48 trainer.rate=0.02 trainer.averaging=0.9; ";
    private static final Pattern LOSS = Pattern.compile("\"loss.next\":([0-9.E-]+)");

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
        PluginJars.addExtensions("sequences", shell.plugins(), RollRepresentation.class, TokensRepresentation.class);
    }

    @Test
    void framesOfKeysTrainComposeToTheBarAndAreMeasured() throws Exception {
        trainsComposesAndIsMeasured("roll");
    }

    @Test
    void tokensTrainComposeToTheBarAndAreMeasured() throws Exception {
        trainsComposesAndIsMeasured("tokens");
    }

    private void trainsComposesAndIsMeasured(String representation) throws Exception {
        shell.song("song.mid");
        Outcome outcome = shell.commands("use corpus scales pieces=60 notes=140; use representation " + representation
                + "; " + SMALL + "encode song.mid; train --name x --epochs 12 --measure 12 --threads 1;"
                + " generate x --bars 4 --count 2 --seed 3 --out songs; evaluate songs");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err().replaceAll("\\R", " "))
                .contains(
                        "the generator is lstm now: c-rnn-memory does not take this representation",
                        "the trainer is next-event now: adversarial does not train lstm");
        assertThat(outcome.out()).contains("polyphony");

        List<String> measures = Files.readAllLines(folder.resolve("runs/x/measures.jsonl"));
        assertThat(measures.get(measures.size() - 1))
                .containsPattern("\"pieces\":[1-9]\\d*")
                .contains("\"polyphony\":");
        List<Double> losses = losses();
        assertThat(losses.get(losses.size() - 1)).isLessThan(0.7 * losses.get(0));
        for (String song : List.of("songs/piece-3-1.mid", "songs/piece-3-2.mid")) {
            assertThat(MidiSystem.getSequence(folder.resolve(song).toFile()).getTickLength())
                    .isEqualTo(4 * 4 * 384);
        }
    }

    private List<Double> losses() throws Exception {
        return Files.readAllLines(folder.resolve("runs/x/log.jsonl")).stream()
                .map(LOSS::matcher)
                .filter(Matcher::find)
                .map(match -> Double.valueOf(match.group(1)))
                .toList();
    }

    @Test
    void measuresThatCannotBeTakenAreExplainedOnce() {
        Outcome outcome = shell.commands("use corpus scales pieces=24 notes=4; use representation tokens; " + SMALL
                + "set trainer.steps=3; train --name x --epochs 2 --measure 1 --threads 1");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        // Without training the tokens of the time, the pitch and the length seldom come in turn.
        assertThat(outcome.err().replaceAll("\\R", " "))
                .containsOnlyOnce("what is composed cannot be measured yet: a window has 100 notes");
    }

    @Test
    void anAdversaryOfTokensIsRefusedAndTheReasonTold() {
        Outcome outcome = shell.commands("use representation tokens; use trainer adversarial");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().replaceAll("\\R", " "))
                .contains("the trainer adversarial cannot train the generator lstm, which is not differentiable");
    }

    @Test
    void whatCameAlongIsTakenBackTogether() {
        assertThat(shell.commands("use representation tokens; undo").lines())
                .endsWith(
                        "undid 1 change:",
                        "  representation: tokens -> quadruplet-levels",
                        "  generator: lstm -> c-rnn-memory",
                        "  trainer: next-event -> adversarial");
    }

    @Test
    void aTrainerThatWasChosenStays() {
        Outcome outcome = shell.commands("use trainer adversarial; use representation tokens");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("takes quantised columns only");
    }
}
