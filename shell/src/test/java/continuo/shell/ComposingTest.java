package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.MidiReader;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has a small model, trained for a moment, write pieces. */
class ComposingTest {
    @TempDir
    static Path trained;

    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeAll
    static void train() {
        Outcome outcome = new ShellHarness(trained)
                .commands(
                        "use corpus scales pieces=8 notes=40; use representation quadruplet generator c-rnn units=8 range=3"
                                + " loss feature-matching; set discriminator.units=4 trainer.batch=4 trainer.steps=10;"
                                + " train --name small --epochs 1 --pretrain 5 --threads 2");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder)
                .with("CONTINUO_RUNS", trained.resolve("runs").toString());
    }

    private Outcome done(String commands) {
        Outcome outcome = shell.commands(commands);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    private Score score(String file) {
        return MidiReader.read(folder.resolve(file), false).content();
    }

    private List<String> files(String place) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(place))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Three bars of 3/4 at 96 ticks a quarter, the last of which holds one quarter. */
    private void waltz() {
        List<Note> notes = IntStream.range(0, 7)
                .mapToObj(i -> new Note(96L * i, 96, 60 + i, 80, 0))
                .toList();
        MidiWriter.write(
                new Score(96, notes, List.of(Tempo.ofQuartersPerMinute(90)), List.of(new TimeSignature(0, 3, 4))),
                folder.resolve("waltz.mid"));
    }

    @Test
    void filesAreNamedWithTheSameDigitsInEveryLanguage() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(String.format("%d", 12))
                    .as("this language has its own digits")
                    .isEqualTo("\u0661\u0662");
            done("generate small --count 10 --events 4 --seed 3 --out arabic");
        } finally {
            Locale.setDefault(before);
        }
        assertThat(files("arabic"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "piece-3-" + (i < 10 ? "0" : "") + i + ".mid")
                        .toList());
    }

    @Test
    void aPieceIsTheSameWhateverTheCount() throws IOException {
        done("generate small --seed 7 --events 60 --count 3 --out three;"
                + "generate small --seed 7 --events 60 --count 70 --out many");
        for (int piece = 1; piece <= 3; piece++) {
            assertThat(bytes("many/piece-7-0" + piece + ".mid")).isEqualTo(bytes("three/piece-7-" + piece + ".mid"));
        }
        assertThat(bytes("three/piece-7-1.mid")).isNotEqualTo(bytes("three/piece-7-2.mid"));
        assertThat(files("many")).hasSize(70);
    }

    @Test
    void saysWhatWasMade() {
        Outcome outcome = done("generate small --seed 7 --events 60 --count 2 --out songs");
        assertThat(outcome.lines().get(0)).isEqualTo("2 pieces with seed 7:");
        assertThat(outcome.lines().get(1)).matches("notes +seconds +key +silent +clamped +file");
        assertThat(outcome.lines().get(2)).matches(" *\\d+ +[\\d.]+ +[A-G][b#]? (major|minor) .*songs/piece-7-1.mid");
        assertThat(done("generate small --seed 7 --count 1 --out songs --json").out())
                .matches("\\{\"notes\":\\d+,\"seconds\":[\\d.]+,\"key\":\"[A-G][b#]? (major|minor)\",\"silent\":\\d+,"
                        + "\"clamped\":\\d+,\"file\":\"songs/piece-7-1_2.mid\"}\\R");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        done("generate small --seed 7 --events 20 --count 1 --out songs");
        byte[] first = bytes("songs/piece-7-1.mid");
        done("generate small --seed 7 --events 20 --count 1 --out songs");
        assertThat(files("songs")).containsExactly("piece-7-1.mid");
        done("generate small --seed 7 --events 30 --count 1 --out songs");
        assertThat(files("songs")).containsExactly("piece-7-1.mid", "piece-7-1_2.mid");
        assertThat(bytes("songs/piece-7-1.mid")).isEqualTo(first);
    }

    @Test
    void goesOnFromAPrimeForExactlySoManyBars() throws Exception {
        waltz();
        Outcome outcome = done("generate small --seed 3 --prime waltz.mid --bars 5 --count 2 --out on;"
                + " generate small --seed 3 --prime waltz.mid --bars 5 --count 1 --with-prime --out whole");
        assertThat(outcome.out().replaceAll("\\R", " "))
                .contains("2 pieces with seed 3, 5 new bars of 3/4, after 3 bars of a prime that is not included")
                .contains("1 piece with seed 3, 5 new bars of 3/4, after 3 bars of a prime that is included:");

        long bar = 3
                * MidiSystem.getSequence(folder.resolve("on/piece-3-1.mid").toFile())
                        .getResolution();
        Score alone = score("on/piece-3-1.mid");
        assertThat(MidiSystem.getSequence(folder.resolve("on/piece-3-1.mid").toFile())
                        .getTickLength())
                .isEqualTo(5 * bar);
        assertThat(alone.endTick()).isLessThanOrEqualTo(5 * bar);
        assertThat(alone.notes().get(0).onset()).isLessThan(bar);
        assertThat(alone.initialTimeSignature()).isEqualTo(new TimeSignature(0, 3, 4));
        assertThat(alone.initialTempo()).isEqualTo(Tempo.ofQuartersPerMinute(90));

        // The prime's seven notes, then the same new ones, in the same place of their bars.
        Score whole = score("whole/piece-3-1.mid");
        List<Note> later = whole.notes().subList(7, whole.notes().size());
        assertThat(whole.notes().subList(0, 7)).extracting(Note::pitch).containsExactly(60, 61, 62, 63, 64, 65, 66);
        assertThat(later)
                .extracting(Note::pitch)
                .isEqualTo(alone.notes().stream().map(Note::pitch).toList());
        long moved = later.get(0).onset() - alone.notes().get(0).onset();
        assertThat(moved % bar).isZero();
        assertThat(MidiSystem.getSequence(folder.resolve("whole/piece-3-1.mid").toFile())
                        .getTickLength())
                .isEqualTo(moved + 5 * bar);
    }

    @Test
    void barsWithoutAPrimeAreOfFourQuarters() throws Exception {
        assertThat(done("generate small --seed 3 --bars 3 --count 1 --out songs")
                        .out())
                .contains("1 piece with seed 3, 3 new bars of 4/4:");
        assertThat(MidiSystem.getSequence(folder.resolve("songs/piece-3-1.mid").toFile())
                        .getTickLength())
                .isEqualTo(3 * 4 * 384);
    }

    @Test
    void atTemperatureZeroAllPiecesAreTheSame() throws IOException {
        done("generate small --seed 3 --events 30 --temperature 0 --count 2 --out cold;"
                + "generate small --seed 4 --events 30 --temperature 0 --count 1 --out cold;"
                + "generate small --seed 3 --events 30 --temperature 1 --count 1 --out usual;"
                + "generate small --seed 3 --events 30 --count 1 --out default");
        assertThat(bytes("cold/piece-3-1.mid"))
                .isEqualTo(bytes("cold/piece-3-2.mid"))
                .isEqualTo(bytes("cold/piece-4-1.mid"))
                .isNotEqualTo(bytes("default/piece-3-1.mid"));
        assertThat(bytes("usual/piece-3-1.mid")).isEqualTo(bytes("default/piece-3-1.mid"));
    }

    @Test
    void drawsWithOtherParametersThanItWasTrainedWith() throws IOException {
        done("use corpus scales; use generator c-rnn-memory units=8;"
                + " train --name classes --epochs 1 --pretrain 5 --threads 2");
        done("generate classes --seed 3 --events 30 --count 1 --out trained;"
                + "generate classes --seed 3 --events 30 --count 1 --out same --sampling nucleus=0.98,pitch-nucleus=0.88;"
                + "generate classes --seed 3 --events 30 --count 1 --out wide --sampling pitch-nucleus=1");
        assertThat(bytes("same/piece-3-1.mid")).isEqualTo(bytes("trained/piece-3-1.mid"));
        assertThat(bytes("wide/piece-3-1.mid")).isNotEqualTo(bytes("trained/piece-3-1.mid"));
        assertThat(refused("generate classes --sampling units=3"))
                .contains("unknown parameter for sampling \"units\" (there are: nucleus, pitch-nucleus)");
        assertThat(refused("generate classes --sampling nucleus=3")).contains("nucleus is 0.01..1");
        assertThat(refused("generate classes --sampling nucleus"))
                .contains("\"nucleus\" is not of the form name=value");
        assertThat(refused("generate small --sampling nucleus=1"))
                .contains("the generator c-rnn has no parameters for sampling");
    }

    private String refused(String line) {
        Outcome outcome = shell.commands(line);
        assertThat(outcome.exitCode()).as(line).isEqualTo(2);
        return outcome.err();
    }

    @Test
    void tonesMoveIntoAKey() {
        Outcome outcome =
                done("generate small --seed 3 --events 60 --count 1 --key F# --scale major-pentatonic --out songs"
                        + "; generate small --seed 3 --events 60 --count 1 --out plain --json");
        assertThat(outcome.lines().get(1)).matches("notes +seconds +key +moved +silent +clamped +file");
        Score snapped = score("songs/piece-3-1.mid");
        Score plain = score("plain/piece-3-1.mid");
        assertThat(snapped.notes()).allMatch(note -> List.of(6, 8, 10, 1, 3).contains(note.pitch() % 12));
        long moved = IntStream.range(0, plain.notes().size())
                .filter(i ->
                        snapped.notes().get(i).pitch() != plain.notes().get(i).pitch())
                .count();
        assertThat(moved).isPositive();
        assertThat(outcome.lines().get(2))
                .matches(" *" + plain.notes().size() + " .* F# major pentatonic +" + moved + " .*");
        assertThat(done("generate small --seed 3 --events 60 --count 1 --key auto --out auto --json")
                        .out())
                .containsPattern("\"key\":\"[A-G][b#]? (major|minor)\",\"moved\":\\d+");
        assertThat(done("generate small --seed 3 --events 60 --count 1 --scale blues --out blues --json")
                        .out())
                .containsPattern("\"key\":\"[A-G][b#]? blues\"");
    }

    @Test
    void whatDoesNotFitTogetherIsRefusedAtOnce() {
        assertThat(shell.commands(
                                "generate small --events 3 --bars 3 --with-prime --key H --temperature 3 --scale mayor")
                        .err())
                .contains("--temperature is 0..2, not \"3\"")
                .contains("--scale is one of major, minor")
                .contains("--events and --bars both say how long: give one of them")
                .contains("--with-prime needs --prime FILE");
        assertThat(shell.commands("generate small --key H").err())
                .isEqualTo("continuo: generate: --key: \"H\" is no tone: C, C#, Db, D … B, or auto"
                        + System.lineSeparator());
    }

    @Test
    void aPrimeWithoutNotesIsBadData() {
        MidiWriter.write(Score.of(96, List.of(new Note(0, 96, 36, 64, Note.DRUM_CHANNEL))), folder.resolve("drum.mid"));
        Outcome outcome = shell.commands("generate small --prime drum.mid");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("the piece to go on from has no notes");
    }

    @Test
    void interpolationBeginsAndEndsWithTheSeedsOwnPieces() throws IOException {
        Outcome outcome = done("interpolate small --from 7 --to 8 --steps 4 --events 60 --out way;"
                + "generate small --seed 7 --events 60 --count 1 --out ends;"
                + "generate small --seed 8 --events 60 --count 5 --out ends");
        assertThat(outcome.out()).startsWith("4 pieces from seed 7 to seed 8:");
        assertThat(files("way"))
                .containsExactly("between-7-8-1.mid", "between-7-8-2.mid", "between-7-8-3.mid", "between-7-8-4.mid");
        assertThat(bytes("way/between-7-8-1.mid")).isEqualTo(bytes("ends/piece-7-1.mid"));
        assertThat(bytes("way/between-7-8-4.mid")).isEqualTo(bytes("ends/piece-8-1.mid"));
        assertThat(bytes("way/between-7-8-2.mid"))
                .isNotEqualTo(bytes("way/between-7-8-1.mid"))
                .isNotEqualTo(bytes("way/between-7-8-3.mid"));
        done("interpolate small --from 7 --to 8 --steps 4 --events 60 --out again");
        assertThat(bytes("again/between-7-8-3.mid")).isEqualTo(bytes("way/between-7-8-3.mid"));
    }
}
