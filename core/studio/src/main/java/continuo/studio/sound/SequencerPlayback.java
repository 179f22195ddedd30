package continuo.studio.sound;

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
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.ShortMessage;

/** Plays scores by the JDK's MIDI sequencer. */
final class SequencerPlayback {
    private static final int END_OF_TRACK = 0x2F;
    private static final long REPORT_MILLISECONDS = 50;
    private static final int CHANNELS = 16;
    private static final int SUSTAIN_PEDAL = 64;
    private static final int ALL_SOUND_OFF = 120;
    private static final int ALL_NOTES_OFF = 123;

    private final Source source;
    private final String absent;

    /** Where the port comes from that shall sound. */
    @FunctionalInterface
    interface Source {
        MidiPort get() throws MidiUnavailableException;
    }

    /** @param absent what is wrong where the port cannot be had */
    SequencerPlayback(Source source, String absent) {
        this.source = source;
        this.absent = absent;
    }

    void play(Score score, Player.Progress progress, BooleanSupplier cancelled) {
        try {
            MidiPort port = source.get();
            try {
                play(score, port, port.open(), progress, cancelled);
            } finally {
                port.close();
            }
        } catch (MidiUnavailableException | IllegalArgumentException e) {
            throw Failure.resource(
                    absent + " (" + e.getMessage() + "); write a sound file instead: render FILE OUT.wav", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.interrupted("playing was stopped");
        } catch (InvalidMidiDataException | IOException e) {
            throw new IllegalStateException("the sequencer does not take what was written for it", e);
        }
    }

    private static void play(
            Score score, MidiPort port, Receiver receiver, Player.Progress progress, BooleanSupplier cancelled)
            throws MidiUnavailableException, InvalidMidiDataException, IOException, InterruptedException {
        try (Sequencer sequencer = MidiSystem.getSequencer(false)) {
            sequencer.open();
            sequencer.getTransmitter().setReceiver(receiver);
            CountDownLatch end = new CountDownLatch(1);
            sequencer.addMetaEventListener(event -> {
                if (event.getType() == END_OF_TRACK) {
                    end.countDown();
                }
            });
            sequencer.setSequence(new ByteArrayInputStream(MidiWriter.write(score)));
            double total = score.secondsAt(score.endTick());
            try {
                sequencer.start();
                while (!end.await(REPORT_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    double seconds = Math.min(total, sequencer.getMicrosecondPosition() / 1e6);
                    if (cancelled.getAsBoolean()) {
                        throw Failure.interrupted("playing was stopped");
                    }
                    if (!progress.at(new Player.Position(sequencer.getTickPosition(), seconds, total))) {
                        return;
                    }
                }
                progress.at(new Player.Position(score.endTick(), total, total));
                Thread.sleep(port.ringMilliseconds());
            } finally {
                sequencer.stop();
                silence(receiver);
            }
        }
    }

    /** Whatever sounds or is held by a pedal. */
    private static void silence(Receiver receiver) {
        try {
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int controller : new int[] {SUSTAIN_PEDAL, ALL_NOTES_OFF, ALL_SOUND_OFF}) {
                    receiver.send(new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, 0), -1);
                }
            }
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("not a control change", e);
        }
    }
}
