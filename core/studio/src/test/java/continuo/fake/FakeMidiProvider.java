package continuo.fake;

import javax.sound.midi.MidiDevice;
import javax.sound.midi.spi.MidiDeviceProvider;

/** Offers a {@link FakeMidiDevice} to the Java of the tests: the one that a test has put into the system properties. */
public final class FakeMidiProvider extends MidiDeviceProvider {
    public static final String DEVICE = "continuo.fake.midi";

    private static final MidiDevice.Info INFO = FakeMidiDevice.info();

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        return System.getProperties().containsKey(DEVICE) ? new MidiDevice.Info[] {INFO} : new MidiDevice.Info[0];
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        if (info != INFO || !(System.getProperties().get(DEVICE) instanceof FakeMidiDevice device)) {
            throw new IllegalArgumentException("not mine: " + info);
        }
        return device;
    }
}
