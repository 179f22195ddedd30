package continuo.studio.sound;

import java.nio.file.Path;

/** Saves the JDK's emergency sounds as a SoundFont, for which it has to export its internals: {@code MakeSoundFont FILE}. */
final class MakeSoundFont {
    private MakeSoundFont() {}

    public static void main(String[] arguments) throws Exception {
        Object bank = Class.forName("com.sun.media.sound.EmergencySoundbank")
                .getMethod("createSoundbank")
                .invoke(null);
        bank.getClass()
                .getMethod("save", java.io.File.class)
                .invoke(bank, Path.of(arguments[0]).toFile());
        System.out.println("saved");
    }
}
