package continuo.shell.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import org.junit.jupiter.api.Test;

class PlayerTest {
    /** A sequencer that is connected to nothing: it takes its time, but needs no sound device. */
    private static final SequencerPlayback SILENT = new SequencerPlayback(() -> MidiSystem.getSequencer(false));

    private static Score tone(long quarters) {
        return Score.of(96, List.of(new Note(0, 96 * quarters, 60, 100, 0)));
    }

    @Test
    void progressGoesOnToTheEnd() {
        List<Double> progress = new ArrayList<>();
        SILENT.play(tone(1), (seconds, total) -> progress.add(seconds / total), () -> false);
        assertThat(progress).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void playingCanBeCancelled() {
        assertThatThrownBy(() -> SILENT.play(tone(1000), (seconds, total) -> {}, () -> true))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
    }

    @Test
    void anInterruptEndsPlaying() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SILENT.play(tone(1000), (seconds, total) -> {}, () -> false))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void withoutADeviceTheWayOutIsNamed() {
        SequencerPlayback nowhere = new SequencerPlayback(() -> {
            throw new MidiUnavailableException("no line");
        });
        assertThatThrownBy(() -> nowhere.play(tone(1), (seconds, total) -> {}, () -> false))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.RESOURCE))
                .hasMessage("there is no sound device here (no line); write a sound file instead: render FILE OUT.wav");
    }

    @Test
    void aScoreWithoutNotesIsRefused() {
        assertThatThrownBy(() -> Player.play(Score.of(96, List.of()), (seconds, total) -> {}, () -> false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no note");
    }
}
