package continuo.content;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A score as bytes: its resolution; the number of notes, tempos and time signatures; then these. */
final class ScoreBytes {
    private static final int HEADER = 4 * Integer.BYTES;
    private static final int NOTE = 2 * Long.BYTES + 3;
    private static final int TEMPO = Long.BYTES + Integer.BYTES;
    private static final int TIME_SIGNATURE = Long.BYTES + 2 * Integer.BYTES;

    private ScoreBytes() {}

    static int size(Score score) {
        return HEADER
                + NOTE * score.notes().size()
                + TEMPO * score.tempos().size()
                + TIME_SIGNATURE * score.timeSignatures().size();
    }

    static void write(Score score, ByteBuffer out) {
        out.putInt(score.ticksPerQuarter());
        out.putInt(score.notes().size());
        out.putInt(score.tempos().size());
        out.putInt(score.timeSignatures().size());
        for (Note note : score.notes()) {
            out.putLong(note.onset()).putLong(note.duration());
            out.put((byte) note.pitch()).put((byte) note.velocity()).put((byte) note.channel());
        }
        for (Tempo tempo : score.tempos()) {
            out.putLong(tempo.tick()).putInt(tempo.microsecondsPerQuarter());
        }
        for (TimeSignature signature : score.timeSignatures()) {
            out.putLong(signature.tick()).putInt(signature.beats()).putInt(signature.beatUnit());
        }
    }

    static Score read(ByteBuffer in) {
        int ticksPerQuarter = in.getInt();
        int noteCount = in.getInt();
        int tempoCount = in.getInt();
        int signatureCount = in.getInt();
        List<Note> notes = new ArrayList<>(noteCount);
        for (int i = 0; i < noteCount; i++) {
            notes.add(new Note(in.getLong(), in.getLong(), in.get(), in.get(), in.get()));
        }
        List<Tempo> tempos = new ArrayList<>(tempoCount);
        for (int i = 0; i < tempoCount; i++) {
            tempos.add(new Tempo(in.getLong(), in.getInt()));
        }
        List<TimeSignature> signatures = new ArrayList<>(signatureCount);
        for (int i = 0; i < signatureCount; i++) {
            signatures.add(new TimeSignature(in.getLong(), in.getInt(), in.getInt()));
        }
        return new Score(ticksPerQuarter, notes, tempos, signatures);
    }
}
