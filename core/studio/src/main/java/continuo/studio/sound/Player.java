package continuo.studio.sound;

import continuo.fault.Failure;
import continuo.music.Score;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Plays scores: on the default sound device with the JDK's synthesiser, or on a MIDI port. */
public final class Player {
    private Player() {}

    /**
     * How far a score was played.
     *
     * @param tick of the score
     * @param seconds from its beginning
     * @param total seconds of it
     */
    public record Position(long tick, double seconds, double total) {}

    /** Told while a score plays, many times a second, on the thread that plays. */
    @FunctionalInterface
    public interface Progress {
        /** @return false to stop */
        boolean at(Position position);
    }

    /** A MIDI port by its name. */
    public record Port(String name, String description) {}

    /**
     * The MIDI ports there are.
     *
     * @throws Failure of kind RESOURCE where this Java has no sound
     */
    public static List<Port> ports() {
        SoundModule.require();
        try {
            return MidiPort.all().stream()
                    .map(port -> new Port(port.name(), port.description()))
                    .toList();
        } catch (LinkageError e) {
            throw SoundModule.missing(e);
        }
    }

    /**
     * Plays to the end, until {@code cancelled}, until the progress says so or the thread is interrupted; silence follows
     * at once in any case.
     *
     * @param port name of a MIDI port, or a part of it; empty for the default sound device
     * @param cancelled asked many times a second
     * @throws Failure DATA for a score without notes; USER for a port that is not there; RESOURCE, with the way out, where
     *     there is no sound device, the port cannot be opened or this Java has no sound; INTERRUPTED when cancelled
     */
    public static void play(Score score, Optional<String> port, Progress progress, BooleanSupplier cancelled) {
        if (score.notes().isEmpty()) {
            throw Failure.data("nothing to play: there is no note in the score");
        }
        SoundModule.require();
        try {
            SequencerPlayback playback = port.isPresent()
                    ? new SequencerPlayback(() -> MidiPort.named(port.get()), "the MIDI port cannot be opened")
                    : new SequencerPlayback(MidiPort::synthesiser, "there is no sound device here");
            playback.play(score, progress, cancelled);
        } catch (LinkageError e) {
            throw SoundModule.missing(e);
        }
    }
}
