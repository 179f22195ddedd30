package continuo.music;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** The JDK's MIDI reader as an oracle, with a plain pairing of its events into notes. */
final class JdkReader {
    private JdkReader() {}

    /** Empty where the JDK refuses the bytes. */
    static Optional<Sequence> sequence(byte[] bytes) {
        try {
            return Optional.of(MidiSystem.getSequence(new ByteArrayInputStream(bytes)));
        } catch (InvalidMidiDataException | IOException e) {
            return Optional.empty();
        }
    }

    /** By onset; notes of one onset by track, and in a track by event. */
    static List<Note> notes(Sequence sequence) {
        List<Note> notes = new ArrayList<>();
        for (Track track : sequence.getTracks()) {
            notes.addAll(notes(track, sequence.getResolution()));
        }
        notes.sort(Comparator.comparingLong(Note::onset));
        return notes;
    }

    private static List<Note> notes(Track track, int quarter) {
        List<Note> notes = new ArrayList<>();
        Map<Integer, Deque<Integer>> open = new HashMap<>();
        for (int i = 0; i < track.size(); i++) {
            MidiEvent event = track.get(i);
            if (!(event.getMessage() instanceof ShortMessage message)
                    || message.getCommand() > ShortMessage.NOTE_ON
                    || message.getData1() > 127) {
                continue;
            }
            Deque<Integer> queue =
                    open.computeIfAbsent(message.getChannel() << 7 | message.getData1(), key -> new ArrayDeque<>());
            if (message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0) {
                queue.add(notes.size());
                int velocity = Math.min(message.getData2(), 127);
                notes.add(new Note(event.getTick(), quarter, message.getData1(), velocity, message.getChannel()));
            } else if (!queue.isEmpty()) {
                int index = queue.remove();
                Note note = notes.get(index);
                long duration = event.getTick() - note.onset();
                notes.set(index, new Note(note.onset(), duration, note.pitch(), note.velocity(), note.channel()));
            }
        }
        return notes;
    }

    /** Every tempo event that is possible, by tick; those of one tick by track. */
    static List<Tempo> tempos(Sequence sequence) {
        List<Tempo> tempos = new ArrayList<>();
        for (Track track : sequence.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                MidiEvent event = track.get(i);
                if (event.getMessage() instanceof MetaMessage meta && meta.getType() == 0x51) {
                    int microseconds = new BigInteger(1, meta.getData()).intValue();
                    tempos.add(new Tempo(event.getTick(), microseconds));
                }
            }
        }
        tempos.sort(Comparator.comparingLong(Tempo::tick));
        return tempos;
    }
}
