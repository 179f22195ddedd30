package continuo.shell.sound;

import continuo.fault.Failure;
import continuo.music.MidiWriter;
import continuo.music.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;

/** Plays scores on a MIDI sequencer of the JDK. */
final class SequencerPlayback {
    private static final int END_OF_TRACK = 0x2F;
    private static final long REPORT_MILLISECONDS = 100;

    private final Source source;

    /** Where the sequencer comes from: one that is connected to what shall sound. */
    @FunctionalInterface
    interface Source {
        Sequencer get() throws MidiUnavailableException;
    }

    SequencerPlayback(Source source) {
        this.source = source;
    }

    static SequencerPlayback onDefaultDevice() {
        return new SequencerPlayback(() -> MidiSystem.getSequencer(true));
    }

    void play(Score score, Player.Progress progress, BooleanSupplier cancelled) {
        try (Sequencer sequencer = opened()) {
            CountDownLatch end = new CountDownLatch(1);
            sequencer.addMetaEventListener(event -> {
                if (event.getType() == END_OF_TRACK) {
                    end.countDown();
                }
            });
            sequencer.setSequence(new ByteArrayInputStream(MidiWriter.write(score)));
            double total = score.secondsAt(score.endTick());
            sequencer.start();
            while (!end.await(REPORT_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw Failure.interrupted("playing was stopped");
                }
                progress.at(Math.min(total, sequencer.getMicrosecondPosition() / 1e6), total);
            }
            progress.at(total, total);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.interrupted("playing was stopped");
        } catch (InvalidMidiDataException | IOException e) {
            throw new IllegalStateException("the sequencer does not take what was written for it", e);
        }
    }

    private Sequencer opened() {
        try {
            Sequencer sequencer = source.get();
            sequencer.open();
            return sequencer;
        } catch (MidiUnavailableException | IllegalArgumentException e) {
            throw Failure.resource(
                    "there is no sound device here (" + e.getMessage()
                            + "); write a sound file instead: render FILE OUT.wav",
                    e);
        }
    }
}
