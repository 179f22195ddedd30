package continuo.studio.sound;

import continuo.fault.Failure;
import continuo.fault.Nullable;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** The JDK's software synthesiser, run as fast as it can into a stream instead of a sound device. */
final class SoftwareSynthesizer {
    private static final int CD_RATE = 44_100;
    private static final double TAIL_SECONDS = 2;

    private SoftwareSynthesizer() {}

    static void render(Score score, Optional<Path> soundFont, int rate, OutputStream out) throws IOException {
        double seconds = score.secondsAt(score.endTick()) + TAIL_SECONDS;
        long frames = (long) (seconds * rate);
        boolean plain = soundFont.isEmpty() && rate == CD_RATE;
        try (AudioInputStream endless = plain ? played(score) : played(score, soundFont, rate);
                AudioInputStream sound =
                        new AudioInputStream(new Interruptible(endless), endless.getFormat(), frames)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, out);
        }
    }

    /** The sounds that come with the JDK need none of its internals. */
    private static AudioInputStream played(Score score) throws IOException {
        try {
            return AudioSystem.getAudioInputStream(new ByteArrayInputStream(MidiWriter.write(score)));
        } catch (UnsupportedAudioFileException e) {
            throw unavailable(e);
        }
    }

    private static AudioInputStream played(Score score, Optional<Path> soundFont, int rate) throws IOException {
        Optional<Soundbank> bank = soundFont.map(SoftwareSynthesizer::bank);
        try {
            Synthesizer synthesizer = MidiSystem.getSynthesizer();
            AudioInputStream sound = openStream(synthesizer, new AudioFormat(rate, 16, 2, true, false));
            if (bank.isPresent()) {
                synthesizer.unloadAllInstruments(synthesizer.getDefaultSoundbank());
                if (!synthesizer.loadAllInstruments(bank.get())) {
                    sound.close();
                    throw Failure.data(soundFont.get()
                            + ": the synthesiser cannot play its instruments; choose another SoundFont");
                }
            }
            send(score, synthesizer.getReceiver());
            return sound;
        } catch (MidiUnavailableException e) {
            throw unavailable(e);
        }
    }

    private static Soundbank bank(Path soundFont) {
        if (!Files.isRegularFile(soundFont)) {
            throw Failure.user(soundFont + ": no such SoundFont; name an .sf2 or .dls file");
        }
        try {
            requireSignature(soundFont);
            return MidiSystem.getSoundbank(soundFont.toFile());
        } catch (InvalidMidiDataException | IOException | RuntimeException e) {
            // The JDK's parsers meet damage with whatever exception comes of it.
            throw new Failure(
                    Failure.Kind.DATA,
                    soundFont + ": not a sound SoundFont (" + e.getMessage() + "); choose another .sf2 or .dls file",
                    e);
        }
    }

    /** The JDK would make an instrument of any recording, even of a MIDI file. */
    private static void requireSignature(Path soundFont) throws IOException {
        try (InputStream in = Files.newInputStream(soundFont)) {
            String head = new String(in.readNBytes(12), StandardCharsets.ISO_8859_1);
            if (!head.startsWith("RIFF") || !head.endsWith("sfbk") && !head.endsWith("DLS ")) {
                throw new IOException("it does not begin like one");
            }
        }
    }

    /** Opening a synthesiser without a sound device is not part of the public API, but there since JDK 7. */
    private static AudioInputStream openStream(Synthesizer synthesizer, AudioFormat format) {
        try {
            Method open = Class.forName("com.sun.media.sound.AudioSynthesizer")
                    .getMethod("openStream", AudioFormat.class, Map.class);
            return (AudioInputStream) open.invoke(synthesizer, format, Map.of());
        } catch (IllegalAccessException e) {
            throw Failure.resource(
                    "a SoundFont, or another sample rate, needs Java to be started with --add-exports"
                            + " java.desktop/com.sun.media.sound=ALL-UNNAMED, as bin/continuo does; or render without",
                    e);
        } catch (InvocationTargetException e) {
            throw unavailable(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    private record Event(long tick, boolean begins, Note note) {}

    /** What ends at an instant is sent before what begins; a note without length makes no sound. */
    private static void send(Score score, Receiver receiver) {
        score.notes().stream()
                .filter(note -> note.duration() > 0)
                .flatMap(note -> Stream.of(new Event(note.onset(), true, note), new Event(note.end(), false, note)))
                .sorted(Comparator.comparingLong(Event::tick).thenComparing(Event::begins))
                .forEach(event -> receiver.send(message(event), Math.round(score.secondsAt(event.tick()) * 1e6)));
    }

    private static MidiMessage message(Event event) {
        Note note = event.note();
        int command = event.begins() ? ShortMessage.NOTE_ON : ShortMessage.NOTE_OFF;
        try {
            return new ShortMessage(command, note.channel(), note.pitch(), note.velocity());
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException(note + " is no MIDI note", e);
        }
    }

    private static Failure unavailable(@Nullable Throwable cause) {
        return Failure.resource(
                "the JDK's software synthesiser is not there (" + cause + "); use a full JDK 17 or newer", cause);
    }
}
