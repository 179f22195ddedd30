package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContinuationTest {
    /** Two bars of 3/4, the second with one quarter, and a held drum; 480 ticks a quarter. */
    private static final Score PRIME = new Score(
            480,
            List.of(
                    new Note(0, 1440, 60, 64, 0),
                    new Note(1440, 480, 62, 64, 0),
                    new Note(0, 9000, 36, 64, Note.DRUM_CHANNEL)),
            List.of(new Tempo(0, 500_000), new Tempo(1440, 600_000)),
            List.of(new TimeSignature(0, 3, 4)));

    /** What a representation of 384 ticks a quarter makes of it. */
    private static final Score DECODED =
            Score.of(384, List.of(new Note(0, 1152, 60, 64, 0), new Note(1152, 384, 62, 64, 0)));

    /** One quarter after another behind the prime, at 384 ticks a quarter. */
    private static List<Note> quarters(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Note(1152 + 384L * i, 768, 70, 80, 0))
                .toList();
    }

    private static final Continuation AFTER = Continuation.of(PRIME, DECODED, OptionalLong.empty());

    @Test
    void newTonesFollowThePrimeInItsOwnTicks() {
        assertThat(AFTER.place(quarters(2)).notes())
                .containsExactly(new Note(1920, 960, 70, 80, 0), new Note(2400, 960, 70, 80, 0));
    }

    @Test
    void whatTheRepresentationMovedIsMovedBack() {
        Score silenceLost = Score.of(384, List.of(new Note(0, 384, 62, 64, 0)));
        List<Note> drawn = List.of(new Note(384, 384, 70, 80, 0));
        assertThat(Continuation.of(PRIME, silenceLost, OptionalLong.empty())
                        .place(drawn)
                        .notes())
                .containsExactly(new Note(1920, 480, 70, 80, 0));
    }

    @Test
    void barsAreExactAndBeginWithTheFirstNewTone() {
        Score placed = AFTER.place(quarters(20));
        ComposedPiece piece = AFTER.piece(placed, OptionalLong.empty(), OptionalInt.of(2), 0, 0);
        assertThat(piece.firstBar()).isEqualTo(2);
        assertThat(piece.startTick()).isEqualTo(1440);
        assertThat(piece.endTick()).isEqualTo(1440 + 2 * 1440);
        assertThat(piece.filled()).isTrue();
        ComposedPiece.Part alone = piece.alone();
        assertThat(alone.endTick()).isEqualTo(2880);
        assertThat(alone.score().notes()).hasSize(5).allMatch(note -> note.end() <= 2880);
        assertThat(alone.score().notes().get(0).onset()).isEqualTo(480);
        assertThat(alone.score().initialTempo().microsecondsPerQuarter()).isEqualTo(600_000);
        assertThat(alone.score().initialTimeSignature().beats()).isEqualTo(3);
    }

    @Test
    void thePrimeStaysAsItIsButForWhatSoundsBehindTheEnd() {
        ComposedPiece piece = AFTER.piece(AFTER.place(quarters(20)), OptionalLong.empty(), OptionalInt.of(2), 0, 0);
        ComposedPiece.Part whole = piece.withPrime();
        assertThat(whole.endTick()).isEqualTo(4320);
        assertThat(whole.score().endTick()).isEqualTo(4320);
        assertThat(whole.score().notes()).contains(new Note(0, 4320, 36, 64, Note.DRUM_CHANNEL));
        assertThat(whole.score().withoutDrums().notes().subList(0, 2))
                .isEqualTo(PRIME.withoutDrums().notes());
        assertThat(whole.score().tempos()).isEqualTo(PRIME.tempos());
        ComposedPiece free = AFTER.piece(AFTER.place(quarters(2)), OptionalLong.empty(), OptionalInt.empty(), 0, 0);
        assertThat(free.withPrime().score().notes()).containsAll(PRIME.notes());
    }

    @Test
    void barsAreFilledOnceATonesBeginsBehindThem() {
        assertThat(AFTER.fills(AFTER.place(quarters(4)), OptionalLong.empty(), 2))
                .isFalse();
        assertThat(AFTER.fills(AFTER.place(quarters(6)), OptionalLong.empty(), 2))
                .isTrue();
        assertThat(AFTER.fills(AFTER.place(List.of()), OptionalLong.empty(), 2)).isFalse();
        ComposedPiece silence = AFTER.piece(AFTER.place(List.of()), OptionalLong.empty(), OptionalInt.of(2), 3, 0);
        assertThat(silence.filled()).isFalse();
        assertThat(silence.alone().endTick()).isEqualTo(2880);
    }

    @Test
    void withoutAPrimeBarsAreOfFourQuartersAndEventsAsTheyCome() {
        Continuation alone = Continuation.ofNothing(new Tempo(0, 700_000), OptionalLong.empty());
        Score placed = alone.place(List.of(new Note(2000, 96, 60, 64, 0), new Note(9000, 96, 60, 64, 0)));
        ComposedPiece bars = alone.piece(placed, OptionalLong.empty(), OptionalInt.of(3), 0, 0);
        assertThat(bars.alone().score().notes()).containsExactly(new Note(2000 - 1536, 96, 60, 64, 0));
        assertThat(bars.alone().endTick()).isEqualTo(3 * 4 * 384);
        ComposedPiece events = alone.piece(placed, OptionalLong.empty(), OptionalInt.empty(), 0, 0);
        assertThat(events.alone().score().notes()).isEqualTo(placed.notes());
        assertThat(events.alone().score().tempos()).containsExactly(new Tempo(0, 700_000));
    }

    @Test
    void coarseTicksAreMadeFiner() {
        Score coarse = Score.of(24, List.of(new Note(0, 24, 60, 64, 0)));
        Continuation after =
                Continuation.of(coarse, Score.of(384, List.of(new Note(0, 384, 60, 64, 0))), OptionalLong.empty());
        Score placed = after.place(List.of(new Note(391, 7, 60, 64, 0)));
        assertThat(placed.ticksPerQuarter()).isEqualTo(384);
        assertThat(placed.notes()).containsExactly(new Note(391, 7, 60, 64, 0));
    }
}
