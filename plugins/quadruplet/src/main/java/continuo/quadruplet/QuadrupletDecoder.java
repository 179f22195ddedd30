package continuo.quadruplet;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Column;
import continuo.spi.Representation.Decoded;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;

/** Decodes one sequence. */
final class QuadrupletDecoder {
    private final List<Column> columns;
    private final Steps steps;
    private final List<Note> notes = new ArrayList<>();
    private int tones;
    private int clamped;

    QuadrupletDecoder(List<Column> columns, Steps steps) {
        this.columns = columns;
        this.steps = steps;
    }

    Decoded<Score> decode(Score blank) {
        int timeColumn = columns.size() - 1;
        // Times are cumulated unrounded, so that rounding does not add up over a piece.
        double clock = 0;
        long onset = 0;
        for (int step = 0; step < steps.length(); step++) {
            requireFinite(step);
            double time = Math.max(0, Math.min(steps.at(step, timeColumn), QuadrupletColumns.LONGEST));
            // Cutting what lies between sounding tones, too, keeps every decoded score encodable without loss.
            long latest = lastOnset() + QuadrupletColumns.LONGEST;
            clock = Math.min(clock + time, latest);
            // A chord's times are rarely exact zeros in generated steps; their fractions must not break it up.
            if (time >= 0.5) {
                onset = Math.round(clock);
            }
            addCell(step, onset);
        }
        Score score = new Score(Score.PAPER_TICKS_PER_QUARTER, notes, blank.tempos(), blank.timeSignatures());
        return new Decoded<>(score, tones, tones - notes.size(), clamped);
    }

    private long lastOnset() {
        return notes.isEmpty() ? 0 : notes.get(notes.size() - 1).onset();
    }

    private void addCell(int step, long onset) {
        int before = tones;
        for (int at = 0; at < columns.size() - 1; at += Quadruplet.PER_TONE) {
            long velocity = Math.min(127, Math.round((double) steps.at(step, at + 2)));
            if (velocity >= 1) {
                tones++;
                addTone(onset, steps.at(step, at), steps.at(step, at + 1), (int) velocity);
            }
        }
        if (tones == before) {
            tones++;
        }
    }

    private void addTone(long onset, double length, double frequency, int velocity) {
        long duration = Math.min(QuadrupletColumns.LONGEST, Math.round(length));
        if (duration < 1) {
            return;
        }
        // Math.log of a frequency below 0 is not a number, which would round to 0 and become an A.
        double pitch = frequency <= 0 ? -1 : Math.rint(69 + 12 * Math.log(frequency / 440) / Math.log(2));
        if (pitch < 0 || pitch > 127) {
            clamped++;
        }
        notes.add(new Note(onset, duration, (int) Math.max(0, Math.min(127, pitch)), velocity, 0));
    }

    private void requireFinite(int step) {
        for (int column = 0; column < columns.size(); column++) {
            if (!Float.isFinite(steps.at(step, column))) {
                throw Failure.data("step " + step + ", column "
                        + columns.get(column).name() + ": "
                        + steps.at(step, column) + " cannot be decoded; a model that gives this has diverged: use an "
                        + "earlier checkpoint, or train with a lower learning rate");
            }
        }
    }
}
