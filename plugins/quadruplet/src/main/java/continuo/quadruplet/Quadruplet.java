package continuo.quadruplet;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Representation;
import continuo.spi.Steps;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.pf4j.Extension;

/**
 * The paper's representation: each tone is its length, frequency and intensity, and the time since the previous tone
 * began. With several tones a cell (three are C-RNN-GAN-3), notes of the same onset fill one cell and share its time.
 *
 * <p>A step is {@code [length, frequency, intensity] * tones, time}. Lengths and times are in 1/384 quarter, fractional
 * where the score's resolution asks for it; the first time counts from the score's start. Notes are in the order of
 * their onsets, at the same onset from low to high, at the same pitch from short to long, then from soft to loud. What
 * does not fit into one cell goes into the next, at time 0. An absent tone is all zeros. Lengths and times are cut at
 * 2<sup>24</sup> ticks. Channels, time signatures and key signatures are not represented.
 */
@Extension
@Component(
        id = "quadruplet",
        summary = "tones as length, frequency, intensity and time since the previous onset; real numbers throughout",
        source = "Mogren 2016, arXiv:1611.09904, section 3")
public final class Quadruplet implements Representation<Score> {
    /** Of notes with the same onset. */
    private static final Comparator<Note> ORDER = Comparator.comparingInt(Note::pitch)
            .thenComparingLong(Note::duration)
            .thenComparingInt(Note::velocity);

    static final int PER_TONE = 3;

    /** Beyond so many notes of one onset the library sorts: no music has them, and inserting would take for ever. */
    private static final int LARGEST_CHORD = 64;

    private static final float[] FREQUENCIES = frequencies();

    private final int tones;
    private final List<Column> columns;

    /**
     * @param tones tones a cell
     * @param scale what the network sees
     */
    public record Parameters(
            @Parameter(help = "tones a cell; 3 is C-RNN-GAN-3", value = "1", min = 1, max = 4)
            int tones,

            @Parameter(
                    help =
                            "what networks see; separated is logarithmic with absent tones set apart, raw is Hz and ticks",
                    value = "logarithmic")
            Scale scale) {}

    public Quadruplet(Parameters parameters) {
        tones = parameters.tones();
        columns = QuadrupletColumns.of(tones, parameters.scale());
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public Steps encode(Score score) {
        Note[] notes = ordered(score);
        double scale = Score.PAPER_TICKS_PER_QUARTER;
        int features = columns.size();
        float[] values = new float[cells(notes) * features];
        int cell = -1;
        int used = tones;
        long previousOnset = 0;
        // The exact sum of the times written so far: each time makes up for the rounding of those before it.
        double written = 0;
        for (Note note : notes) {
            if (used == tones || note.onset() != previousOnset) {
                cell++;
                used = 0;
                if (note.onset() != previousOnset) {
                    double onset = note.onset() * scale / score.ticksPerQuarter();
                    float time = (float) Math.max(0, Math.min(onset - written, QuadrupletColumns.LONGEST));
                    values[(cell + 1) * features - 1] = time;
                    written = onset - written > QuadrupletColumns.LONGEST ? onset : written + time;
                    previousOnset = note.onset();
                }
            }
            int at = cell * features + PER_TONE * used++;
            double length = note.duration() * scale / score.ticksPerQuarter();
            values[at] = (float) Math.min(length, QuadrupletColumns.LONGEST);
            values[at + 1] = frequency(note.pitch());
            values[at + 2] = note.velocity();
        }
        return new Steps(cell + 1, features, values);
    }

    /** Scores are in the order of their onsets already: only chords have to be put in order. */
    private static Note[] ordered(Score score) {
        Note[] notes = score.notes().toArray(Note[]::new);
        for (int from = 0, to; from < notes.length; from = to) {
            for (to = from + 1; to < notes.length && notes[to].onset() == notes[from].onset(); to++) {
                if (to == from + LARGEST_CHORD) {
                    return sorted(notes);
                }
                insert(notes, from, to);
            }
        }
        return notes;
    }

    private static Note[] sorted(Note[] notes) {
        Arrays.sort(notes, Comparator.comparingLong(Note::onset).thenComparing(ORDER));
        return notes;
    }

    /** Puts {@code notes[at]} in its place among those from {@code from} on. */
    private static void insert(Note[] notes, int from, int at) {
        Note note = notes[at];
        int place = at;
        for (; place > from && above(notes[place - 1], note); place--) {
            notes[place] = notes[place - 1];
        }
        notes[place] = note;
    }

    /** Whether a note belongs behind another of the same onset. */
    private static boolean above(Note note, Note other) {
        return note.pitch() > other.pitch() || note.pitch() == other.pitch() && ORDER.compare(note, other) > 0;
    }

    private int cells(Note[] notes) {
        if (tones == 1) {
            return notes.length;
        }
        int cells = 0;
        int used = tones;
        for (int i = 0; i < notes.length; i++) {
            if (used == tones || notes[i].onset() != notes[i - 1].onset()) {
                cells++;
                used = 0;
            }
            used++;
        }
        return cells;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A tone is silent when its intensity rounds below 1 or its length below one tick. A tone without intensity after
     * another in its cell is absent, which is not counted as silent; a cell in which no tone has any counts as one.
     * A time below half a tick makes a chord: the tone begins exactly with the previous one.
     */
    @Override
    public Decoded<Score> decode(Steps steps, Score blank) {
        if (steps.features() != columns.size()) {
            throw new IllegalArgumentException("steps of " + steps.features() + " features are not of this "
                    + "representation, which has " + columns.size());
        }
        return new QuadrupletDecoder(columns, steps).decode(blank);
    }

    private static float[] frequencies() {
        float[] frequencies = new float[128];
        for (int pitch = 0; pitch < frequencies.length; pitch++) {
            frequencies[pitch] = (float) (440 * Math.pow(2, (pitch - 69) / 12.0));
        }
        return frequencies;
    }

    /** The frequency of a MIDI key in equal temperament, A4 = 440 Hz. */
    static float frequency(int pitch) {
        return FREQUENCIES[pitch];
    }
}
