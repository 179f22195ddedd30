package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.FakeMidiDevice;
import continuo.fake.FakeMidiProvider;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.shell.ShellHarness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about pieces, as a user meets them. */
class MusicCommandsTest {
    @TempDir
    Path folder;

    private ShellHarness shell;

    @BeforeEach
    void start() {
        shell = new ShellHarness(folder);
        shell.chordFile("chord.mid");
    }

    @Test
    void encodePrintsAnObjectAStep() {
        Outcome outcome = shell.commands("encode --json chord.mid");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .containsExactly(
                        "{\"step\":0,\"length\":384,\"frequency\":261.62558,\"intensity\":64,\"time\":0}",
                        "{\"step\":1,\"length\":384,\"frequency\":329.62756,\"intensity\":65,\"time\":0}",
                        "{\"step\":2,\"length\":192,\"frequency\":391.99542,\"intensity\":66,\"time\":0}",
                        "{\"step\":3,\"length\":768,\"frequency\":523.25116,\"intensity\":100,\"time\":384}");
    }

    @Test
    void encodeTellsPeopleTheUnitsAndWhatIsNotShown() {
        assertThat(shell.commands("encode chord.mid --limit 1").out()).isEqualTo("""
                        length in 1/384 quarter, frequency in Hz, intensity in MIDI velocity, time in
                        1/384 quarter
                        step  length  frequency  intensity  time
                           0     384      261.6         64     0
                        … 3 more steps (--limit 4 shows all)
                        """);
    }

    @Test
    void encodeFollowsTheRepresentation() {
        Outcome outcome = shell.commands("use representation quadruplet tones=3; encode chord.mid --json");
        assertThat(outcome.lines().get(1))
                .startsWith("{\"step\":0,\"length1\":384,\"frequency1\":261.62558,\"intensity1\":64,\"length2\":");
        assertThat(outcome.lines()).hasSize(3);
    }

    @Test
    void roundtripTellsWhatIsLost() {
        assertThat(shell.commands("roundtrip chord.mid --json --out back.mid")
                        .out()
                        .strip())
                .isEqualTo("{\"file\":\"chord.mid\",\"notes\":4,\"lost\":0,\"added\":0,"
                        + "\"onset\":{\"mean\":0,\"largest\":0},\"length\":{\"mean\":0,\"largest\":0},"
                        + "\"velocity\":{\"mean\":0,\"largest\":0}}");
        assertThat(shell.commands("roundtrip back.mid").out()).contains("4 notes, of which 0 are lost");
    }

    @Test
    void evaluatePrintsAnObjectAPieceAndMetric() {
        Outcome outcome =
                shell.commands("use corpus scales --json; evaluate chord.mid --metrics polyphony,tone-span --json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines()).hasSize(3);
        assertThat(outcome.lines().get(1))
                .startsWith("{\"file\":\"chord.mid\",\"metric\":\"polyphony\",\"value\":0.5,\"unit\":\"fraction\"");
        assertThat(outcome.lines().get(2)).contains("\"value\":12,\"unit\":\"semitones\"", "\"real\":{\"count\":24,");
    }

    @Test
    void evaluateWithoutPathIsAboutTheCorpus() {
        Outcome outcome = shell.commands("corpus use scales pieces=30; evaluate --metrics scale-consistency,polyphony");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("30 pieces seen: 30 loaded with 4,200 notes", "mean over 30 pieces with 4,200 notes")
                .containsPattern("scale-consistency +1 +1\\.\\.1 +1\\.\\.1 ")
                .containsPattern("polyphony +0 ");
    }

    @Test
    void evaluateMeasuresByEveryMetricUnlessToldOtherwise() {
        Outcome outcome = shell.commands("use corpus scales; evaluate chord.mid");
        assertThat(outcome.out()).contains("repetitions-9", "reference-polyphony", "[1] chord.mid: 4 notes");
        assertThat(outcome.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void setMetricsStandBesideRealMusicAndChance() {
        Outcome outcome = shell.commands("corpus use chords pieces=120; evaluate --metrics realism,polyphony");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .containsPattern("polyphony +1 ")
                .contains("with fewer than 200 windows", "95 % interval", "realism: scale-consistency ")
                .containsPattern("realism +0\\.[89]\\d* +0\\.\\d+\\.\\.0\\.\\d+ +0\\.\\d+ +0\\.\\d+ +fraction");
        assertThat(outcome.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void setMetricsAreObjectsWithTheirParts() {
        // Where the corpus was read from is told, too: the cache, from the second time on.
        shell.commands("corpus use chords pieces=120");
        Outcome outcome = shell.commands("corpus use chords pieces=120; evaluate --metrics realism --json");
        assertThat(outcome.lines())
                .last()
                .satisfies(line -> assertThat(line)
                        .startsWith("{\"metric\":\"realism\",\"value\":0.")
                        .contains("\"low\":0.", "\"real\":0.", "\"null\":0.", "\"windows\":120")
                        .contains("\"parts\":{\"scale-consistency\":1,"));
        assertThat(shell.commands("corpus use chords pieces=120; evaluate --metrics realism --json")
                        .out())
                .isEqualTo(outcome.out());
    }

    @Test
    void setMetricsSayThatTheyNeedManyPieces() {
        Outcome outcome = shell.commands("evaluate chord.mid --metrics realism");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("need many pieces", "generate --count 200")
                .doesNotContain("95 %");
    }

    @Test
    void memorisedMusicSharesLongRunsWithTheTraining() {
        Outcome outcome = shell.commands("corpus use chords pieces=120; evaluate --metrics shared-run --json");
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("\"value\":191,"))
                .hasSize(85);
        assertThat(outcome.lines())
                .filteredOn(line -> line.contains("\"value\":null"))
                .isEmpty();
    }

    @Test
    void whereTooLittleIsHeldOutAMetricThatLearnsSaysWhy() {
        assertThat(shell.commands("use corpus scales; evaluate chord.mid --metrics shared-run")
                        .out())
                .containsPattern("shared-run +");
        String why = "nothing is said of shared-run: that is held against the training music, and of 24 pieces only ";
        assertThat(shell.commands("use corpus scales pieces=24; evaluate chord.mid --metrics shared-run")
                        .err())
                .contains(why);
        assertThat(shell.commands("use corpus scales pieces=24; compare chord.mid chord.mid --metrics shared-run")
                        .err())
                .contains(why);
        assertThat(shell.commands("use corpus scales pieces=24; compare chord.mid chord.mid; evaluate chord.mid")
                        .err())
                .doesNotContain("shared-run");
    }

    @Test
    void everyUnknownMetricIsNamed() {
        Outcome outcome = shell.commands("evaluate chord.mid --metrics polyfony,notes,tone-spam");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("did you mean polyphony?", "did you mean tone-span?");
    }

    @Test
    void rollDrawsInPlainCharactersWithoutAUtf8Locale() {
        Outcome plain = shell.commands("roll chord.mid");
        assertThat(plain.out()).contains("C4").matches("\\p{ASCII}+");
        assertThat(shell.with("LANG", "en_GB.UTF-8").commands("roll chord.mid").out())
                .contains("♩");
        assertThat(shell.commands("roll --from 3 --to 2 chord.mid").err())
                .isEqualTo("continuo: roll: --to 2 is before --from 3" + System.lineSeparator());
    }

    @Test
    void rollDrawsAWholePieceInSystems() {
        List<Note> notes = IntStream.range(0, 9)
                .mapToObj(i -> new Note(384L * i, 384, 60 + i % 4, 20 + i * 12, 0))
                .toList();
        MidiWriter.write(Score.of(96, notes), folder.resolve("nine.mid"));
        shell.with("LANG", "en_GB.UTF-8").with("COLUMNS", "70");
        assertThat(shell.commands("roll nine.mid --from 2 --to 7").out()).isEqualTo("""
                        9 notes · 9 bars of 4/4 · 18.0 s · ♩ = 120 · bars 2–7 shown
                         D#4 ┤│               │               ▒━━━━━━━━━━━━━━━│
                          D4 ┤│               ▒━━━━━━━━━━━━━━━│               │
                         C#4 ┤░━━━━━━━━━━━━━━━│               │               │
                          C4 ┤│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈▓━━━━━━━━━━━━━━━
                             └┴───────────────┴───────────────┴───────────────┴───────────────
                              2               3               4               5

                          D4 ┤│               ▓━━━━━━━━━━━━━━━
                         C#4 ┤▓━━━━━━━━━━━━━━━│
                             └┴───────────────┴───────────────
                              6               7
                        """);
        assertThat(shell.commands("roll nine.mid --overview").lines()).hasSize(7);
        assertThat(shell.commands("roll nine.mid --from 3 --bars 2 --json").lines())
                .containsExactly(
                        "{\"onset\":8,\"length\":4,\"pitch\":62,\"velocity\":44,\"channel\":0}",
                        "{\"onset\":12,\"length\":4,\"pitch\":63,\"velocity\":56,\"channel\":0}");
        assertThat(shell.commands("roll nine.mid --to 3 --bars 2").err()).contains("give one of them");
    }

    @Test
    void playSendsThePieceToAPort() {
        FakeMidiDevice organ = new FakeMidiDevice();
        System.getProperties().put(FakeMidiProvider.DEVICE, organ);
        try {
            assertThat(shell.commands("play --ports --json").out())
                    .contains("{\"port\":\"Test Organ\",\"description\":\"pipes without air\"}");
            Outcome outcome = shell.commands("play chord.mid --port organ --tempo 960");
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            assertThat(organ.pitches()).containsExactlyInAnyOrder(60, 64, 67, 72);
            assertThat(organ.silenced()).isTrue();
            assertThat(shell.commands("play chord.mid --port piano").err())
                    .startsWith("continuo: unknown MIDI port \"piano\"")
                    .contains("Test Organ");
        } finally {
            System.getProperties().remove(FakeMidiProvider.DEVICE);
        }
    }

    @Test
    void playRefusesWhatItCannotPlay() {
        assertThat(shell.commands("play").err())
                .isEqualTo("continuo: play: FILE is missing: play FILE, or play --ports" + System.lineSeparator());
        assertThat(shell.commands("play chord.mid --from 3").err())
                .contains("--from 3 is behind the end: the piece has 1 bar");
    }

    @Test
    void compareShowsTwoPiecesAndTheirMetrics() {
        shell.commands("roundtrip chord.mid --out back.mid");
        Outcome outcome =
                shell.commands("use corpus scales; compare chord.mid back.mid --metrics polyphony,tone-span,notes");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .anyMatch(line -> line.matches("A  chord.mid: 4 notes, 2 s, [A-G].*"))
                .anyMatch(line -> line.startsWith("B  back.mid: 4 notes"))
                .anyMatch(line -> line.matches("metric +A +B +B - A +real"))
                .anyMatch(line -> line.matches("polyphony +0.500 +0.500 +0 +0..0"))
                .anyMatch(line -> line.matches("tone-span +12 +12 +0 +\\d.*"));
        assertThat(outcome.lines()).allMatch(line -> line.length() <= 80);
        assertThat(shell.commands("compare chord.mid back.mid --metrics notes --against scales --json")
                        .lines())
                .singleElement()
                .asString()
                .startsWith("{\"metric\":\"notes\",\"unit\":\"notes\",\"a\":\"chord.mid\",\"b\":\"back.mid\","
                        + "\"valueA\":4,\"valueB\":4,\"difference\":0,\"real\":{");
        assertThat(shell.commands("compare chord.mid nothing").err())
                .isEqualTo(
                        "continuo: there is no file, folder or run \"nothing\" (runs list)" + System.lineSeparator());
    }

    @Test
    void compareShowsAMetricThatLearnsWhereItIsNamed() {
        String compare = "use corpus scales pieces=300; compare chord.mid chord.mid";
        assertThat(shell.commands(compare + " --metrics shared-run").lines())
                .anyMatch(line -> line.matches("shared-run +\\d+ +\\d+ +0 +\\d.*"));
        assertThat(shell.commands(compare).lines())
                .anyMatch(line -> line.startsWith("polyphony "))
                .noneMatch(line -> line.startsWith("shared-run"));
    }

    @Test
    void compareDrawsSideBySideWhereThereIsRoom() {
        shell.with("COLUMNS", "140");
        List<String> lines = shell.commands("use corpus scales; compare chord.mid chord.mid --metrics notes")
                .lines();
        assertThat(lines).anyMatch(line -> line.matches("  C5 \\|.{1,60} +C5 \\|.*"));
    }

    @Test
    void renderWritesAWavFile() throws IOException {
        Outcome outcome = shell.commands("render chord.mid song.wav");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("wrote song.wav, 2 s of music" + System.lineSeparator());
        assertThat(Files.size(folder.resolve("song.wav"))).isGreaterThan(100_000);
    }

    @Test
    void corpusUseRefusesWhatIsNoSource() {
        assertThat(shell.commands("corpus use scale nowhere/at-all pieces=3").err())
                .isEqualTo("continuo: corpus use: unknown corpus \"scale\"; did you mean scales? (there are: blues,"
                        + " chords, folder, scales, slow, starter), and there is no such file or folder;"
                        + " no such file or folder: nowhere/at-all; \"pieces=3\" must stand after a corpus"
                        + System.lineSeparator());
        assertThat(shell.commands("corpus use scales pieces=601").err())
                .contains("pieces=601 is not possible: pieces is 1..600");
    }

    @Test
    void componentsAreSummedUpInLowerCaseButForAcronyms() {
        assertThat(shell.commands("components --json").lines())
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.matches(".*\"summary\":\"([a-z]|[A-Z]{2}).*"));
    }

    @Test
    void chordsAreInOneScaleAndAllChords() {
        Outcome outcome = shell.commands("corpus use chords; evaluate --metrics scale-consistency,polyphony --json");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .filteredOn(line -> line.startsWith("{\"file\""))
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.contains("\"value\":1,"));
    }

    @Test
    void aFolderIsACorpusWithDuplicatesAndDamageCountedAndNamed() throws IOException {
        Path songs = Files.createDirectories(folder.resolve("songs/inner"));
        Files.copy(folder.resolve("chord.mid"), songs.resolve("a.mid"));
        Files.copy(folder.resolve("chord.mid"), songs.resolve("b.mid"));
        Files.writeString(songs.resolve("letter.mid"), "Dear Ada,");
        Outcome outcome = shell.commands("corpus use songs; corpus info --all; evaluate songs --metrics notes");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("3 pieces seen: 1 loaded with 4 notes (0 of them salvaged), 1 duplicate, 1")
                .contains("is the same music as", "\n    inner/letter.mid: byte 0: ")
                .containsPattern("notes +4 ");
        assertThat(outcome.err()).contains("1 piece could not be read");
        assertThat(shell.commands("corpus use chord.mid; show").out()).contains("*path=" + folder.resolve("chord.mid"));
    }
}
