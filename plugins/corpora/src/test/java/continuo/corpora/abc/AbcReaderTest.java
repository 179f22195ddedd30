package continuo.corpora.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.corpora.abc.AbcEvent.Articulation;
import continuo.corpora.abc.AbcEvent.Dynamic;
import continuo.corpora.abc.AbcEvent.Tone;
import continuo.fault.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbcReaderTest {
    private static final int EIGHTH = 192;

    private static AbcTune tune(String key, String music) {
        return AbcReader.read("test.abc", header(key) + music + "\n");
    }

    private static String header(String key) {
        return "X:1\nT:Test\nC:traditional\nO:here\nN:Year 1700\nM:4/4\nL:1/8\nQ:1/4=90\nK:" + key + "\n";
    }

    private static List<Integer> pitches(String key, String music) {
        return AbcPlaying.of(tune(key, music).voices().get(0)).events().stream()
                .flatMap(e -> e.tones().stream())
                .map(Tone::pitch)
                .toList();
    }

    private static List<Long> lengths(String music) {
        return tune("C", music).voices().get(0).bars().stream()
                .flatMap(b -> b.events().stream())
                .map(AbcEvent::duration)
                .toList();
    }

    @Test
    void headerFieldsBecomeTheTune() {
        AbcTune tune = tune("G", "[V:1] G2\nV:2\nG,2");
        assertThat(tune.title()).isEqualTo("Test");
        assertThat(tune.year()).hasValue(1700);
        assertThat(tune.quartersPerMinute()).isEqualTo(90);
        assertThat(tune.voices()).extracting(AbcVoice::id).containsExactly("1", "2");
    }

    @Test
    void lettersAndOctaveMarksName69AsTheAAboveMiddleC() {
        assertThat(pitches("C", "C A c c' C, B,,")).containsExactly(60, 69, 72, 84, 48, 47);
    }

    @ParameterizedTest
    @CsvSource({"C,0", "G,1", "F#,6", "Bb,-2", "Am,0", "F#m,3", "Ebmin,-6", "D dor,0", "Gmix,0", "C major,0", "Bbm,-5"})
    void keysAreReadWithTheirModes(String text, int sharps) {
        assertThat(AbcKey.parse(text).sharps()).isEqualTo(sharps);
    }

    @Test
    void accidentalsLastToTheBarsEndInTheirOctave() {
        assertThat(pitches("F", "B =B B =b | B ^F F =F")).containsExactly(70, 71, 71, 83, 70, 66, 66, 65);
    }

    @Test
    void accidentalGoesWithATieOverTheBarLine() {
        AbcPlaying playing =
                AbcPlaying.of(tune("C", "z6 ^F2-|F2 F2 z4").voices().get(0));
        assertThat(playing.brokenTies()).isEmpty();
        assertThat(playing.events().get(1).tones()).containsExactly(new Tone(66, 4 * EIGHTH, false));
        assertThat(playing.events().get(3).tones()).extracting(Tone::pitch).containsExactly(65);
    }

    @Test
    void sameLetterInAnotherOctaveNeedsItsOwnAccidental() {
        assertThat(AbcReader.inspect("test.abc", header("C") + "^F f").problems())
                .singleElement()
                .satisfies(
                        p -> assertThat(p.toString()).startsWith("test.abc:10:").contains("another octave"));
    }

    @Test
    void lengthsAreMultiplesAndFractionsOfTheUnit() {
        assertThat(lengths("A A2 A/ A/4 A// A3/2 z4")).containsExactly(192L, 384L, 96L, 48L, 48L, 288L, 768L);
    }

    @Test
    void brokenRhythmAndTripletsDivideTheirTime() {
        assertThat(lengths("A>B A<B (3ABc (3[CE]zc A"))
                .containsExactly(288L, 96L, 96L, 288L, 128L, 128L, 128L, 128L, 128L, 128L, 192L);
    }

    @Test
    void chordSoundsAtOnceAndTakesTheTimeOfItsFirstNote() {
        AbcEvent chord =
                tune("C", "[C2E4G]2").voices().get(0).bars().get(0).events().get(0);
        assertThat(chord.duration()).isEqualTo(4 * EIGHTH);
        assertThat(chord.tones())
                .containsExactly(
                        new Tone(60, 4 * EIGHTH, false),
                        new Tone(64, 8 * EIGHTH, false),
                        new Tone(67, 2 * EIGHTH, false));
    }

    @Test
    void repeatsArePlayedWithTheirEndings() {
        assertThat(pitches("C", "C |: D | E :| F | [1 G :|[2 A |] |: B :: c :|"))
                .containsExactly(60, 62, 64, 62, 64, 65, 67, 65, 69, 71, 71, 72, 72);
    }

    @Test
    void repeatWithoutABeginningGoesBackToTheStart() {
        assertThat(pitches("C", "C D :| E")).containsExactly(60, 62, 60, 62, 64);
    }

    @Test
    void marksBelongToTheNextNote() {
        AbcEvent event = tune("C", "!mf! .!accent!C")
                .voices()
                .get(0)
                .bars()
                .get(0)
                .events()
                .get(0);
        assertThat(event.dynamic()).hasValue(Dynamic.MF);
        assertThat(event.articulations()).containsExactlyInAnyOrder(Articulation.STACCATO, Articulation.ACCENT);
    }

    @Test
    void fieldsInTheLineChangeKeyMetreUnitAndTempo() {
        AbcTune tune = tune("C", "F [K:G] F | [M:3/4] [L:1/4] [Q:1/4=60] F3");
        List<AbcBar> bars = tune.voices().get(0).bars();
        assertThat(bars.get(0).events().get(1).tones().get(0).pitch()).isEqualTo(66);
        assertThat(bars.get(1).fullDuration()).isEqualTo(3 * 384);
        assertThat(bars.get(1).duration()).isEqualTo(3 * 384);
        assertThat(bars.get(1).events().get(0).quartersPerMinute()).hasValue(60);
    }

    @Test
    void wholeBarRestsFillBars() {
        assertThat(tune("C", "Z3 | C8").voices().get(0).bars())
                .hasSize(4)
                .allMatch(bar -> bar.duration() == bar.fullDuration());
    }

    @Test
    void graceNotesSlursTextsWordsAndCommentsArePassedOver() {
        assertThat(pitches("C", "{d}(C \"Am\"D) % no E\nw: la la\nE")).containsExactly(60, 62, 64);
    }

    @ParameterizedTest
    @CsvSource({
        "C D H, 10:5, not in the subset",
        "C !loud! D, 10:9, !loud!",
        "(5CDEFG, 10:3, (5",
        "C [CE, 10:6, the line ends",
        "C \"Am, 10:4, is missing",
        "|: C |1 D :| E, 10:9, without a second",
        "[K:H] C, 10:6, not a key",
    })
    void problemsNameLineAndColumn(String music, String place, String words) {
        assertThatThrownBy(() -> tune("C", music))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("test.abc:" + place + ": ")
                .hasMessageContaining(words);
    }

    @Test
    void headerWithoutAKeyIsAProblem() {
        assertThatThrownBy(() -> AbcReader.read("test.abc", "X:1\nT:Nothing\n")).hasMessageContaining("no K:");
    }
}
