package continuo.music;

import java.util.List;
import java.util.Optional;

/**
 * Hears the key of a piece as Krumhansl and Schmuckler do (Krumhansl, Cognitive Foundations of Musical Pitch, 1990): how
 * long each pitch class sounds is correlated with how well listeners found it to fit each key (the probe-tone profiles of
 * Krumhansl and Kessler, 1982). A guess: every piece, even noise, has a key that fits best.
 */
public final class KeyFinder {
    private static final int PITCH_CLASSES = 12;
    private static final List<Double> MAJOR =
            List.of(6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88);
    private static final List<Double> MINOR =
            List.of(6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17);

    private KeyFinder() {}

    /** The major or minor key that fits best; empty where all pitch classes sound equally long, as without notes. */
    public static Optional<Key> find(List<Note> notes) {
        double[] weights = new double[PITCH_CLASSES];
        for (Note note : notes) {
            weights[note.pitch() % PITCH_CLASSES] += note.duration();
        }
        Optional<Key> best = Optional.empty();
        double highest = Double.NEGATIVE_INFINITY;
        for (Scale scale : List.of(Scale.MAJOR, Scale.MINOR)) {
            for (int tonic = 0; tonic < PITCH_CLASSES; tonic++) {
                double correlation = correlation(weights, scale == Scale.MAJOR ? MAJOR : MINOR, tonic);
                if (correlation > highest) {
                    highest = correlation;
                    best = Optional.of(new Key(tonic, scale));
                }
            }
        }
        return best;
    }

    /** Pearson's; not a number where the weights are all equal. */
    private static double correlation(double[] weights, List<Double> profile, int tonic) {
        double weightMean = 0;
        double profileMean = 0;
        for (int i = 0; i < PITCH_CLASSES; i++) {
            weightMean += weights[i] / PITCH_CLASSES;
            profileMean += profile.get(i) / PITCH_CLASSES;
        }
        double product = 0;
        double weightSquares = 0;
        double profileSquares = 0;
        for (int i = 0; i < PITCH_CLASSES; i++) {
            double weight = weights[(i + tonic) % PITCH_CLASSES] - weightMean;
            double fit = profile.get(i) - profileMean;
            product += weight * fit;
            weightSquares += weight * weight;
            profileSquares += fit * fit;
        }
        return product / Math.sqrt(weightSquares * profileSquares);
    }
}
