package continuo.shell.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import continuo.shell.view.PianoRoll.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PianoRollTest {
    /** One tone, in quarters. */
    private static Note tone(double onset, double duration, int pitch, int velocity, int channel) {
        return new Note(Math.round(96 * onset), Math.round(96 * duration), pitch, velocity, channel);
    }

    /** Two bars of 3/4 with a repeated and a held tone and four loudnesses. */
    private static Score waltz() {
        return new Score(
                96,
                List.of(
                        tone(0, 3, 57, 20, 1),
                        tone(0, 1, 60, 40, 0),
                        tone(1, 0.5, 60, 70, 0),
                        tone(1.5, 0.5, 60, 70, 0),
                        tone(2, 1, 62, 90, 0),
                        tone(3, 3, 64, 127, 0)),
                List.of(Tempo.ofQuartersPerMinute(90)),
                List.of(new TimeSignature(0, 3, 4)));
    }

    private static String render(Score score, Options options) {
        return String.join("\n", PianoRoll.render(score, options));
    }

    @Test
    void beginningsAreShadesAndHeldTonesAreLines() {
        assertThat(render(waltz(), new Options(40, 1, OptionalInt.empty(), true, false)))
                .isEqualTo("""
                6 notes · 2 bars of 3/4 · 4.0 s · ♩ = 90
                bars 1–2 shown
                  E4 ┤│              █━━━━━━━━━━━━━━
                     ┤│              │
                  D4 ┤│         ▓━━━━│
                     ┤│              │
                  C4 ┤▒━━━━▓━▓━━┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈
                     ┤│              │
                     ┤│              │
                  A3 ┤░━━━━━━━━━━━━━━│
                     └┴──────────────┴──────────────
                      1              2""");
    }

    @Test
    void asciiDoesWithoutUnicode() {
        String roll = render(waltz(), new Options(40, 1, OptionalInt.empty(), false, false));
        assertThat(roll).isEqualTo("""
                6 notes, 2 bars of 3/4, 4.0 s
                quarter = 90, bars 1-2 shown
                  E4 ||              @--------------
                     ||              |
                  D4 ||         O----|
                     ||              |
                  C4 |o----O-O--     |
                     ||              |
                     ||              |
                  A3 |.--------------|
                     ++--------------+--------------
                      1              2""");
        assertThat(roll).isASCII();
    }

    @Test
    void laterBarsShowWhatStillSounds() {
        Score score = Score.of(96, List.of(tone(0, 6, 60, 100, 0), tone(4, 1, 62, 90, 0)));
        assertThat(render(score, new Options(30, 2, OptionalInt.of(2), true, false)))
                .isEqualTo("""
                2 notes · 2 bars of 4/4
                3.0 s · ♩ = 120 · bar 2 shown
                  D4 ┤▓━━━━━
                     ┤│
                  C4 ┤━━━━━━━━━━━━┈┈┈┈┈┈┈┈┈┈┈┈
                     └┴───────────────────────
                      2""");
    }

    @Test
    void wideRangesPutTwoPitchesIntoARow() {
        Score score = Score.of(
                96,
                List.of(
                        tone(0, 1, 36, 80, 0),
                        tone(0, 1, 37, 80, 0),
                        tone(1, 1, 36, 80, 0),
                        tone(2, 1, 37, 80, 0),
                        tone(3, 1, 90, 80, 0)));
        List<String> lines = PianoRoll.render(score, new Options(30, 1, OptionalInt.empty(), true, false));
        assertThat(lines).hasSize(2 + 28 + 2);
        assertThat(lines.get(2)).isEqualTo(" F#6 ┤│                 ▄▁▁▁▁▁");
        assertThat(lines.get(29)).isEqualTo("  C2 ┤█═════▄▁▁▁▁▁▀▔▔▔▔▔┈┈┈┈┈┈");
    }

    @Test
    void theWidestRangeKeepsToFortyRows() {
        Score score = Score.of(96, List.of(tone(0, 1, 0, 80, 0), tone(0, 1, 127, 80, 0)));
        for (boolean unicode : new boolean[] {true, false}) {
            List<String> lines = PianoRoll.render(score, new Options(60, 1, OptionalInt.empty(), unicode, false));
            assertThat(lines).hasSizeLessThanOrEqualTo(1 + 40 + 3);
            assertThat(lines.get(lines.size() - 3)).startsWith(" C-1 ");
        }
    }

    @Test
    void coloursTellChannels() {
        Options options = new Options(80, 1, OptionalInt.empty(), true, true);
        String roll = render(waltz(), options);
        assertThat(roll).contains("\u001b[36m█━━").contains("\u001b[33m░━━");
        assertThat(roll.replaceAll("\u001b\\[\\d*m", ""))
                .isEqualTo(render(waltz(), new Options(80, 1, OptionalInt.empty(), true, false)));
    }

    @Test
    void timeSignaturesMayChange() {
        Score score = new Score(
                96,
                List.of(tone(0, 12, 60, 80, 0)),
                List.of(),
                List.of(new TimeSignature(0, 2, 4), new TimeSignature(384, 3, 4), new TimeSignature(600, 6, 8)));
        List<String> lines = PianoRoll.render(score, new Options(80, 1, OptionalInt.empty(), true, false));
        assertThat(lines.get(0)).contains("5 bars of 2/4");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("      1           2           3            4                 5");
    }

    @Test
    void emptyScoresAndEmptyBarsSaySo() {
        assertThat(PianoRoll.render(Score.of(96, List.of()), new Options(80, 1, OptionalInt.empty(), true, false)))
                .containsExactly("no notes");
        Score score = Score.of(96, List.of(tone(0, 1, 60, 80, 0), tone(20, 1, 60, 80, 0)));
        assertThat(PianoRoll.render(score, new Options(80, 2, OptionalInt.of(3), true, false)))
                .containsExactly("2 notes · 6 bars of 4/4 · 10.5 s · ♩ = 120 · bars 2–3 shown", "no notes in bars 2–3");
    }

    @Test
    void barsBehindTheEndAreNotShown() {
        assertThat(PianoRoll.render(waltz(), new Options(60, 1, OptionalInt.of(4), true, false)))
                .isEqualTo(PianoRoll.render(waltz(), new Options(60, 1, OptionalInt.of(2), true, false)))
                .element(0)
                .asString()
                .endsWith("bars 1–2 shown");
        assertThat(PianoRoll.render(waltz(), new Options(60, 3, OptionalInt.of(4), true, false)))
                .containsExactly("no notes in these bars", "2 bars in all");
    }

    @Test
    void barsInTheWrongOrderAreNoOptions() {
        assertThatThrownBy(() -> new Options(80, 3, OptionalInt.of(2), true, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noLineIsWiderThanAskedFor() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        for (int i = 0; i < 200; i++) {
            List<Note> notes = new ArrayList<>();
            IntStream.range(0, random.nextInt(1, 60))
                    .forEach(n -> notes.add(new Note(
                            random.nextInt(20_000),
                            random.nextInt(500),
                            random.nextInt(128),
                            random.nextInt(1, 128),
                            random.nextInt(16))));
            List<TimeSignature> signatures = List.of(
                    new TimeSignature(0, random.nextInt(1, 9), 1 << random.nextInt(5)),
                    new TimeSignature(random.nextInt(20_000), random.nextInt(1, 9), 1 << random.nextInt(5)));
            Score score = new Score(random.nextInt(1, 500), notes, List.of(), signatures);
            int width = random.nextInt(24, 200);
            int first = random.nextInt(1, 20);
            OptionalInt last = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(first + random.nextInt(200));
            assertThat(PianoRoll.render(score, new Options(width, first, last, random.nextBoolean(), false)))
                    .allMatch(line -> line.length() <= width)
                    .hasSizeLessThan(50);
        }
    }
}
