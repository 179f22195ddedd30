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
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.pf4j.Extension;

/**
 * Frames of time: a step is a sixteenth, with a bit for each of the 88 keys of a piano that says whether it sounds. A key that is
 * struck again while it sounds sounds on. All tones get the same velocity.
 */
@Extension
@Component(id = "roll", summary = "frames of a sixteenth, a bit for each of 88 keys")
public final class RollRepresentation implements Representation<Score> {
    private static final int KEYS = 88;
    private static final int LOWEST = 21;
    private static final int TICKS = Score.PAPER_TICKS_PER_QUARTER / 4;
    private static final int VELOCITY = 80;

    public RollRepresentation(NoParameters parameters) {}

    @Override
    public List<Column> columns() {
        return IntStream.range(LOWEST, LOWEST + KEYS)
                .mapToObj(key -> new Column("key" + key, "1", 0, 1, Column.Type.BINARY, Scaling.identity()))
                .toList();
    }

    @Override
    public Steps encode(Score score) {
        double frame = score.ticksPerQuarter() / 4.0;
        int length = 0;
        for (Note note : score.notes()) {
            length = Math.max(length, end(note, frame));
        }
        float[] values = new float[length * KEYS];
        for (Note note : score.notes()) {
            int key = note.pitch() - LOWEST;
            for (int t = start(note, frame); key >= 0 && key < KEYS && t < end(note, frame); t++) {
                values[t * KEYS + key] = 1;
            }
        }
        return new Steps(length, KEYS, values);
    }

    private static int start(Note note, double frame) {
        return (int) Math.round(note.onset() / frame);
    }

    private static int end(Note note, double frame) {
        return Math.max(start(note, frame) + 1, (int) Math.round(note.end() / frame));
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
        for (int key = 0; key < KEYS; key++) {
            int since = -1;
            for (int t = 0; t <= steps.length(); t++) {
                boolean sounds = t < steps.length() && steps.at(t, key) > 0.5;
                if (sounds && since < 0) {
                    since = t;
                } else if (!sounds && since >= 0) {
                    notes.add(new Note((long) since * TICKS, (long) (t - since) * TICKS, LOWEST + key, VELOCITY, 0));
                    since = -1;
                }
            }
        }
        return new Decoded<>(blank.withNotes(notes), notes.size(), 0, 0);
    }

    @Override
    public OptionalLong lasts(Steps steps) {
        return OptionalLong.of((long) steps.length() * TICKS);
    }
}
