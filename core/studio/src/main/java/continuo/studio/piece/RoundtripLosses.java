package continuo.studio.piece;

import continuo.music.Note;
import continuo.music.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a score's notes on the way through a representation. Times in 1/384 quarter.
 *
 * @param notes of the original
 * @param lost notes of the original that nothing answers to: no note of the pitch begins within a quarter of it
 * @param added notes that answer to none of the original
 * @param onset by how far the notes kept begin earlier or later
 * @param length by how far their lengths differ
 * @param velocity by how far their velocities differ
 */
public record RoundtripLosses(
        int notes, int lost, int added, Difference onset, Difference length, Difference velocity) {
    private static final double FARTHEST = Score.PAPER_TICKS_PER_QUARTER;

    /** Mean and largest absolute difference; 0 where there is nothing to compare. */
    public record Difference(double mean, double largest) {}

    public static RoundtripLosses between(Score original, Score copy) {
        Map<Integer, List<Tone>> before = byPitch(original);
        Map<Integer, List<Tone>> after = byPitch(copy);
        Comparison comparison = new Comparison();
        before.forEach((pitch, tones) -> comparison.compare(tones, after.getOrDefault(pitch, List.of())));
        return new RoundtripLosses(
                original.notes().size(),
                original.notes().size() - comparison.kept,
                copy.notes().size() - comparison.kept,
                comparison.onset.difference(),
                comparison.length.difference(),
                comparison.velocity.difference());
    }

    /** A note in 1/384 quarter. */
    private record Tone(double onset, double length, int velocity) {}

    private static Map<Integer, List<Tone>> byPitch(Score score) {
        double scale = (double) Score.PAPER_TICKS_PER_QUARTER / score.ticksPerQuarter();
        Map<Integer, List<Tone>> tones = new HashMap<>();
        for (Note note : score.notes()) {
            tones.computeIfAbsent(note.pitch(), pitch -> new ArrayList<>())
                    .add(new Tone(note.onset() * scale, note.duration() * scale, note.velocity()));
        }
        for (List<Tone> list : tones.values()) {
            list.sort(Comparator.comparingDouble(Tone::onset).thenComparingDouble(Tone::length));
        }
        return tones;
    }

    private static final class Sum {
        private double total;
        private double largest;
        private int count;

        void add(double difference) {
            total += Math.abs(difference);
            largest = Math.max(largest, Math.abs(difference));
            count++;
        }

        Difference difference() {
            return new Difference(count == 0 ? 0 : total / count, largest);
        }
    }

    private static final class Comparison {
        private final Sum onset = new Sum();
        private final Sum length = new Sum();
        private final Sum velocity = new Sum();
        private int kept;

        /** Pairs tones of one pitch in the order of their onsets. */
        void compare(List<Tone> before, List<Tone> after) {
            int i = 0;
            int j = 0;
            while (i < before.size() && j < after.size()) {
                Tone a = before.get(i);
                Tone b = after.get(j);
                if (Math.abs(a.onset - b.onset) <= FARTHEST) {
                    kept++;
                    onset.add(b.onset - a.onset);
                    length.add(b.length - a.length);
                    velocity.add(b.velocity - a.velocity);
                    i++;
                    j++;
                } else if (a.onset < b.onset) {
                    i++;
                } else {
                    j++;
                }
            }
        }
    }
}
