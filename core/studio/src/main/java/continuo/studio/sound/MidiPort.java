package continuo.studio.sound;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;

/** Something that notes can be sent to: an instrument, another program, the JDK's own synthesiser. */
record MidiPort(MidiDevice device) {
    /** So long the JDK's synthesiser takes to let the last tone be heard. */
    private static final long RING_MILLISECONDS = 1000;

    /** All that the system offers. */
    static List<MidiPort> all() {
        List<MidiPort> ports = new ArrayList<>();
        for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
            try {
                MidiDevice device = MidiSystem.getMidiDevice(info);
                if (device.getMaxReceivers() != 0 && !(device instanceof Sequencer)) {
                    ports.add(new MidiPort(device));
                }
            } catch (MidiUnavailableException | IllegalArgumentException e) {
                // A port that another program holds, or that was unplugged meanwhile, is none.
                continue;
            }
        }
        return ports;
    }

    /**
     * The port of a name, or of a part of it that only one has, in capitals or not.
     *
     * @throws Failure of kind USER when there is none or more than one
     */
    static MidiPort named(String name) {
        List<MidiPort> ports = all();
        Optional<MidiPort> exact =
                ports.stream().filter(port -> port.name().equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        String part = name.toLowerCase(Locale.ROOT);
        List<MidiPort> matching = ports.stream()
                .filter(port -> port.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        if (ports.isEmpty()) {
            throw Failure.user(
                    "there is no MIDI port \"" + name + "\", nor any other; connect one, or play without --port");
        }
        List<String> names = (matching.isEmpty() ? ports : matching)
                .stream().map(MidiPort::name).toList();
        throw Failure.user(
                matching.isEmpty()
                        ? Nearest.message("MIDI port", name, names)
                        : "\"" + name + "\" may be any of: " + String.join(", ", names) + "; say more of its name");
    }

    /** The JDK's own synthesiser, on the default sound device. */
    static MidiPort synthesiser() throws MidiUnavailableException {
        return new MidiPort(MidiSystem.getSynthesizer());
    }

    String name() {
        return device.getDeviceInfo().getName();
    }

    String description() {
        return device.getDeviceInfo().getDescription();
    }

    /** How long to wait after the last tone. */
    long ringMilliseconds() {
        return device instanceof Synthesizer ? RING_MILLISECONDS : 0;
    }

    Receiver open() throws MidiUnavailableException {
        device.open();
        return device.getReceiver();
    }

    void close() {
        device.close();
    }
}
