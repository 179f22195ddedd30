package continuo.train;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import continuo.nn.Tensors;
import continuo.run.SeededRandom;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws batches of windows. An epoch takes one random window of every piece that is long enough, in random order; where
 * there are fewer pieces than a batch has sequences, some give more than one window. What is drawn depends on the seed
 * and the place in the training only, so that a resumed training sees what it would have seen.
 */
final class Batches {
    private final List<EncodedPiece> pieces;
    private final WindowStarts starts;
    private final long seed;
    private final int batchSize;
    private final Map<Integer, List<EncodedPiece>> longEnough = new HashMap<>();

    /** @param pieces to learn from, at least one */
    Batches(List<EncodedPiece> pieces, long seed, int batchSize) {
        this(pieces, WindowStarts.anywhere(), seed, batchSize);
    }

    /** @param starts where windows may begin */
    Batches(List<EncodedPiece> pieces, WindowStarts starts, long seed, int batchSize) {
        this.starts = starts;
        this.pieces = pieces;
        this.seed = seed;
        this.batchSize = batchSize;
    }

    /** The pieces with at least so many steps; asked for at every step of a training, so found once. */
    private List<EncodedPiece> longEnough(int steps) {
        return longEnough.computeIfAbsent(
                steps,
                length -> pieces.stream()
                        .filter(piece -> piece.length() >= length)
                        .toList());
    }

    /**
     * How many batches an epoch has; what is left over of a shuffled epoch waits for the next.
     *
     * @throws Failure of kind DATA when no piece is long enough
     */
    int perEpoch(int steps) {
        int usable = longEnough(steps).size();
        if (usable == 0) {
            int longest = pieces.stream().mapToInt(EncodedPiece::length).max().orElse(0);
            throw Failure.data("no piece of the corpus has " + steps + " steps; the longest for training has " + longest
                            + "; use another corpus, or train on shorter sequences")
                    .with(new Remedy.SetParameter("trainer.steps", Integer.toString(Math.max(2, longest))));
        }
        return Math.max(1, usable / batchSize);
    }

    /** The batches of one step of a training, one after another; most trainers take one. */
    final class Draw {
        private final Course course;
        private final int steps;
        private int drawn;

        private Draw(Course course, int steps) {
            this.course = course;
            this.steps = steps;
        }

        /** Another batch {@code [B, F, T]} in network units. */
        INDArray next() {
            return draw(course, steps, drawn++);
        }
    }

    /** The batches of the step at a place in the training. */
    Draw at(Course course, int steps) {
        return new Draw(course, steps);
    }

    private INDArray draw(Course course, int steps, int further) {
        List<EncodedPiece> order = new ArrayList<>(longEnough(steps));
        // Labels of Continuo 0.1, so that its runs resume on the batches that they would have seen.
        String epoch = course.phase().toUpperCase(Locale.ROOT) + " " + course.epoch();
        String more = further == 0 ? "" : " +" + further;
        int batch = course.batch();
        shuffle(order, SeededRandom.forLabel(seed, "order " + epoch + more));
        SeededRandom random = SeededRandom.forLabel(seed, "windows " + epoch + " " + batch + more);
        int features = order.get(0).features();
        float[] values = new float[steps * batchSize * features];
        for (int row = 0; row < batchSize; row++) {
            EncodedPiece piece = order.get((batch * batchSize + row) % order.size());
            Steps window = piece.steps(starts.draw(piece, piece.length() - steps + 1, random), steps);
            for (int t = 0; t < steps; t++) {
                System.arraycopy(window.values(), t * features, values, (t * batchSize + row) * features, features);
            }
        }
        return Tensors.fromTimeMajor(values, steps, batchSize, features);
    }

    private static void shuffle(List<EncodedPiece> pieces, SeededRandom random) {
        for (int i = pieces.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            EncodedPiece swapped = pieces.get(i);
            pieces.set(i, pieces.get(j));
            pieces.set(j, swapped);
        }
    }
}
