package continuo.studio.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fake.FakeMidiDevice;
import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.MidiUnavailableException;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private final FakeMidiDevice organ = new FakeMidiDevice();

    /** On a port that needs no sound device, but takes its time. */
    private final SequencerPlayback playback = new SequencerPlayback(() -> new MidiPort(organ), "no organ");

    private static Score tone(long quarters) {
        return Score.of(96, List.of(new Note(0, 96 * quarters, 60, 100, 0)));
    }

    @Test
    void progressGoesOnToTheEndAndSilenceFollows() {
        List<Player.Position> positions = new ArrayList<>();
        playback.play(tone(1), positions::add, () -> false);
        assertThat(positions)
                .extracting(Player.Position::seconds)
                .isSorted()
                .last()
                .isEqualTo(0.5);
        assertThat(positions)
                .extracting(Player.Position::tick)
                .isSorted()
                .last()
                .isEqualTo(96L);
        assertThat(organ.pitches()).containsExactly(60);
        assertThat(organ.silenced()).isTrue();
        assertThat(organ.isOpen()).isFalse();
    }

    @Test
    void playingCanBeCancelledAndSilenceFollows() {
        assertThatThrownBy(() -> playback.play(
                        tone(1000), position -> true, () -> organ.firstTone().getCount() == 0))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        assertThat(organ.silenced()).isTrue();
        assertThat(organ.isOpen()).isFalse();
    }

    @Test
    void whoWatchesMayHaveEnough() {
        playback.play(tone(1000), position -> organ.firstTone().getCount() > 0, () -> false);
        assertThat(organ.silenced()).isTrue();
    }

    @Test
    void anInterruptEndsPlaying() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> playback.play(tone(1000), position -> true, () -> false))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INTERRUPTED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(organ.silenced()).isTrue();
    }

    @Test
    void withoutADeviceTheWayOutIsNamed() {
        SequencerPlayback nowhere = new SequencerPlayback(
                () -> {
                    throw new MidiUnavailableException("no line");
                },
                "there is no sound device here");
        assertThatThrownBy(() -> nowhere.play(tone(1), position -> true, () -> false))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.RESOURCE))
                .hasMessage("there is no sound device here (no line); write a sound file instead: render FILE OUT.wav");
    }

    @Test
    void aScoreWithoutNotesIsRefused() {
        assertThatThrownBy(() -> Player.play(Score.of(96, List.of()), Optional.empty(), position -> true, () -> false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no note");
    }
}
