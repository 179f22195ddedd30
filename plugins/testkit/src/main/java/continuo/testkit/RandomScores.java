package continuo.testkit;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Scores for property tests: musical nonsense, but of every kind that occurs. The same seed gives the same score. */
public final class RandomScores {
    private static final int[] RESOLUTIONS = {384, 480, 96, 120, 960, 3078, 1};

    private RandomScores() {}

    /** Many scores: without notes, with one, with chords, overlaps, long rests, at several resolutions. */
    public static List<Score> many(int count) {
        return IntStream.range(0, count).mapToObj(RandomScores::of).toList();
    }

    /** One score of up to 60 notes. */
    public static Score of(long seed) {
        // The first outputs of neighbouring seeds are alike without this.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        int resolution = RESOLUTIONS[random.nextInt(RESOLUTIONS.length)];
        int size = seed < 3 ? (int) seed : random.nextInt(60);
        // How often a note starts with the one before, and how often it repeats its pitch.
        double together = random.nextDouble();
        double repeated = random.nextDouble() / 2;
        List<Note> notes = new ArrayList<>();
        long onset = random.nextBoolean() ? 0 : random.nextInt(8 * resolution);
        int pitch = random.nextInt(128);
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() >= together) {
                onset += 1 + random.nextInt(random.nextInt(10) == 0 ? 100 * resolution : 2 * resolution);
            }
            if (random.nextDouble() >= repeated) {
                pitch = random.nextInt(128);
            }
            int duration = random.nextInt(4 * resolution);
            notes.add(new Note(onset, duration, pitch, 1 + random.nextInt(127), random.nextInt(16)));
        }
        return new Score(resolution, notes, List.of(new Tempo(0, 1 + random.nextInt(1_000_000))), List.of());
    }
}
