package continuo.fake;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Representation;
import continuo.spi.Scaling;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Tokens: three for each note, which say how many sixteenths it begins after the note before (0..31), its pitch and how many
 * sixteenths it sounds (1..32). All tones get the same velocity. Tokens that come out of turn are left out.
 */
@Extension
@Component(id = "tokens", summary = "three tokens a note: time, pitch, length")
public final class TokensRepresentation implements Representation<Score> {
    private static final int PER_NOTE = 3;
    private static final int TIMES = 32;
    private static final int PITCHES = 128;
    private static final int LENGTHS = 32;
    private static final int TICKS = Score.PAPER_TICKS_PER_QUARTER / 4;
    private static final int VELOCITY = 80;

    public TokensRepresentation(NoParameters parameters) {}

    @Override
    public List<Column> columns() {
        int last = TIMES + PITCHES + LENGTHS - 1;
        return List.of(new Column("token", "1", 0, last, Column.Type.CATEGORICAL, Scaling.identity()));
    }

    @Override
    public Steps encode(Score score) {
        double sixteenth = score.ticksPerQuarter() / 4.0;
        float[] values = new float[score.notes().size() * PER_NOTE];
        long now = 0;
        int at = 0;
        for (Note note : score.notes()) {
            long onset = Math.round(note.onset() / sixteenth);
            long length = Math.round(note.duration() / sixteenth);
            values[at++] = Math.min(TIMES - 1, onset - now);
            values[at++] = TIMES + note.pitch();
            values[at++] = TIMES + PITCHES + Math.min(LENGTHS, Math.max(1, length)) - 1;
            now = onset;
        }
        return new Steps(at, 1, values);
    }

    private void requireFinite(Steps steps) {
        for (int i = 0; i < steps.values().length; i++) {
            if (!Float.isFinite(steps.values()[i])) {
                throw Failure.data("step " + i / steps.features() + ", column "
                        + columns().get(i % steps.features()).name() + ": " + steps.values()[i] + " is no number");
            }
        }
    }

    @Override
    public Decoded<Score> decode(Steps steps, Score blank) {
        requireFinite(steps);
        List<Note> notes = new ArrayList<>();
        int asked = 0;
        long now = 0;
        int time = -1;
        int pitch = -1;
        for (int t = 0; t < steps.length(); t++) {
            int token = Math.round(steps.at(t, 0));
            if (token < TIMES) {
                time = token;
                pitch = -1;
            } else if (token < TIMES + PITCHES) {
                pitch = time >= 0 ? token - TIMES : -1;
                asked++;
            } else if (pitch >= 0) {
                now += time;
                int length = Math.min(LENGTHS, token - TIMES - PITCHES + 1);
                notes.add(new Note(now * TICKS, (long) length * TICKS, pitch, VELOCITY, 0));
                time = -1;
                pitch = -1;
            }
        }
        return new Decoded<>(blank.withNotes(notes), asked, asked - notes.size(), 0);
    }

    @Override
    public Optional<BitSet> beginnings(Steps steps) {
        BitSet beginnings = new BitSet();
        for (int t = 0; t < steps.length(); t += PER_NOTE) {
            beginnings.set(t);
        }
        return Optional.of(beginnings);
    }
}
