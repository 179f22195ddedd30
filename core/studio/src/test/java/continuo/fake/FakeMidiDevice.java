package continuo.fake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Transmitter;

/** A MIDI port that remembers what is sent to it. */
public final class FakeMidiDevice implements MidiDevice {
    public static final String NAME = "Test Organ";

    private final List<ShortMessage> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstTone = new CountDownLatch(1);
    private volatile boolean open;

    private static final class Described extends Info {
        Described() {
            super(NAME, "Continuo", "pipes without air", "1");
        }
    }

    public static Info info() {
        return new Described();
    }

    /** What was sent, in order. */
    public List<ShortMessage> received() {
        return received;
    }

    /** Pitches of the notes that were begun. */
    public List<Integer> pitches() {
        return received.stream()
                .filter(message -> message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0)
                .map(ShortMessage::getData1)
                .toList();
    }

    /** Whether the last that every channel heard was to be silent. */
    public boolean silenced() {
        return received.size() >= 48
                && received.subList(received.size() - 48, received.size()).stream()
                        .allMatch(message -> message.getCommand() == ShortMessage.CONTROL_CHANGE);
    }

    /** Counts down when a note begins. */
    public CountDownLatch firstTone() {
        return firstTone;
    }

    @Override
    public Info getDeviceInfo() {
        return info();
    }

    @Override
    public void open() {
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long getMicrosecondPosition() {
        return -1;
    }

    @Override
    public int getMaxReceivers() {
        return -1;
    }

    @Override
    public int getMaxTransmitters() {
        return 0;
    }

    @Override
    public Receiver getReceiver() {
        return new Receiver() {
            @Override
            public void send(MidiMessage message, long timeStamp) {
                if (message instanceof ShortMessage shortMessage) {
                    received.add((ShortMessage) shortMessage.clone());
                    if (shortMessage.getCommand() == ShortMessage.NOTE_ON) {
                        firstTone.countDown();
                    }
                }
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    public List<Receiver> getReceivers() {
        return List.of();
    }

    @Override
    public Transmitter getTransmitter() throws MidiUnavailableException {
        throw new MidiUnavailableException("it only listens");
    }

    @Override
    public List<Transmitter> getTransmitters() {
        return List.of();
    }
}
