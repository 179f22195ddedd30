package continuo.corpora;

import continuo.corpora.BluesCorpus.Parameters;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes one piece of {@link BluesCorpus}. */
final class BluesComposer {
    static final int BARS = 12;
    static final int STEPS_PER_BAR = 8;
    /** An eighth note. */
    static final int TICKS_PER_STEP = Score.PAPER_TICKS_PER_QUARTER / 2;

    private static final int LINE_BARS = 4;
    private static final int LINE_STEPS = LINE_BARS * STEPS_PER_BAR;
    /** The singer's part of a line; the rest is left to the chords. */
    private static final int SUNG_STEPS = 22;

    /** Triads in the position that lies within C3..B3. */
    private static final int[] TONIC = {48, 52, 55};

    private static final int[] SUBDOMINANT = {48, 53, 57};
    private static final int[] DOMINANT = {50, 55, 59};
    private static final int[][] PROGRESSION = {
        TONIC, TONIC, TONIC, TONIC,
        SUBDOMINANT, SUBDOMINANT, TONIC, TONIC,
        DOMINANT, SUBDOMINANT, TONIC, TONIC
    };
    private static final int[] MINOR = {60, 63, 65, 67, 70, 72};
    private static final int[] MAJOR = {60, 62, 64, 67, 69, 72};

    private final Parameters parameters;
    private final RandomGenerator random;
    private final int[] scale;
    private final List<Note> notes = new ArrayList<>();

    BluesComposer(Parameters parameters, RandomGenerator random) {
        this.parameters = parameters;
        this.random = random;
        this.scale = parameters.scale() == BluesCorpus.Scale.MINOR ? MINOR : MAJOR;
    }

    Score compose() {
        for (int chorus = 0; chorus < parameters.choruses(); chorus++) {
            int firstStep = chorus * BARS * STEPS_PER_BAR;
            chords(firstStep);
            if (parameters.melody()) {
                melody(firstStep);
            }
        }
        return new Score(Score.PAPER_TICKS_PER_QUARTER, notes, List.of(Tempo.ofQuartersPerMinute(120)), List.of());
    }

    private void chords(int firstStep) {
        for (int step = 0; step < BARS * STEPS_PER_BAR; step += parameters.chordSteps()) {
            int velocity = step % STEPS_PER_BAR == 0 ? 66 : 60;
            for (int pitch : PROGRESSION[step / STEPS_PER_BAR]) {
                add(firstStep + step, parameters.chordSteps(), pitch, velocity);
            }
        }
    }

    /** A tone of the melody: where in its line, for how many steps, on which degree of the scale. */
    private record Sung(int step, int steps, int degree) {}

    /** Three lines as in the words of a blues: the first, the first again with changes, an answer. */
    private void melody(int firstStep) {
        int start = random.nextInt(scale.length);
        List<Sung> first = line(start, 0);
        List<Sung> second = first.stream().map(this::varied).toList();
        List<Sung> answer = line(scale.length - 1 - start / 2, 2);
        List<List<Sung>> lines = List.of(first, second, answer);
        for (int line = 0; line < lines.size(); line++) {
            for (Sung tone : lines.get(line)) {
                int accent = tone.step % STEPS_PER_BAR == 0 ? 8 : tone.step % 2 == 0 ? 3 : -2;
                int velocity = 82 + accent + random.nextInt(9) - 4;
                add(firstStep + line * LINE_STEPS + tone.step, tone.steps, scale[tone.degree], velocity);
            }
        }
    }

    /**
     * A walk over the scale, mostly to its neighbours, onto a tone of the chord at the beginning of a bar, with rests; it
     * comes to rest on a tone of the line's last chord.
     */
    private List<Sung> line(int start, int number) {
        List<Sung> line = new ArrayList<>();
        int degree = start;
        int step = random.nextInt(3) == 0 ? 1 : 0;
        while (step < SUNG_STEPS) {
            int steps = Math.min(length(step), SUNG_STEPS + 2 - step);
            int[] chord = PROGRESSION[number * LINE_BARS + step / STEPS_PER_BAR];
            degree = step % STEPS_PER_BAR == 0 ? nearestOf(chord, degree) : degree;
            if (step == 0 || random.nextDouble() > 0.18) {
                line.add(new Sung(step, steps, degree));
                degree = walk(degree);
            }
            step += steps;
        }
        line.add(new Sung(
                LINE_STEPS - STEPS_PER_BAR, 4, nearestOf(PROGRESSION[number * LINE_BARS + LINE_BARS - 1], degree)));
        return line;
    }

    /** Eighths mostly; a longer tone only where it does not hide the beat. */
    private int length(int step) {
        double chance = random.nextDouble();
        if (step % 4 == 0 && chance < 0.15) {
            return 4;
        }
        return step % 2 == 0 && chance < 0.5 ? 2 : 1;
    }

    private int walk(int degree) {
        int size = random.nextDouble() < 0.8 ? 1 : 2;
        int next = degree + (random.nextBoolean() ? size : -size);
        return next < 0 || next >= scale.length ? degree + (next < 0 ? size : -size) : next;
    }

    private int nearestOf(int[] chord, int degree) {
        return IntStream.range(0, scale.length)
                .filter(d -> Arrays.stream(chord).anyMatch(pitch -> (scale[d] - pitch) % 12 == 0))
                .boxed()
                .min((a, b) -> Integer.compare(Math.abs(a - degree), Math.abs(b - degree)))
                .orElse(degree);
    }

    /** The same tone over the second line's chords, or now and then a neighbour. */
    private Sung varied(Sung tone) {
        int degree = random.nextDouble() < 0.15 ? walk(tone.degree) : tone.degree;
        boolean anchored = tone.step % STEPS_PER_BAR == 0;
        int[] chord = PROGRESSION[LINE_BARS + tone.step / STEPS_PER_BAR];
        return new Sung(tone.step, tone.steps, anchored ? nearestOf(chord, degree) : degree);
    }

    private void add(int step, int steps, int pitch, int velocity) {
        notes.add(new Note((long) step * TICKS_PER_STEP, (long) steps * TICKS_PER_STEP, pitch, velocity, 0));
    }
}
