package continuo.studio.sound;

import continuo.fault.Failure;

/** Whether this Java has sound at all: small runtimes come without the module java.desktop. */
final class SoundModule {
    private SoundModule() {}

    /** @throws Failure of kind RESOURCE where it has not; to be called before any class of javax.sound is touched */
    static void require() {
        try {
            Class.forName("javax.sound.midi.MidiSystem", false, SoundModule.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw missing(e);
        }
    }

    static Failure missing(Throwable cause) {
        return Failure.resource(
                "the Java in " + System.getProperty("java.home")
                        + " cannot make sound: its module java.desktop is missing or incomplete; use a full JDK 17 or"
                        + " newer (the MIDI files are there all the same)",
                cause);
    }
}
