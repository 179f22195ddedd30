package continuo.training;

import continuo.fault.Failure;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Estimate;
import continuo.spi.Generator;
import continuo.spi.HeldOut;
import continuo.spi.Likelihood;
import continuo.spi.Probe;
import continuo.spi.Requires;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.pf4j.Extension;

/**
 * Held-out negative log-likelihood: {@code -Σ log p(x_t | x_1 … x_(t-1))} over all steps of all pieces, divided by the number of
 * steps ({@code nll}) and by that of notes ({@code nll.note}), in nats. Each step is predicted from the true ones before it
 * (teacher forcing), from the beginning of its piece. What is divided by notes may be compared between representations that write
 * the same music in different numbers of steps. Its exponential is the perplexity.
 */
@Extension
@Component(
        id = "nll",
        summary = "held-out negative log-likelihood in nats per step and per note; lower is better",
        source = "Bengio et al. 2003, section 4 (as perplexity), https://www.jmlr.org/papers/v3/bengio03a.html")
@Requires(generator = Likelihood.class)
public final class NllProbe implements Probe {
    public NllProbe(NoParameters parameters) {}

    @Override
    public Map<String, Estimate> examine(Generator generator, HeldOut heldOut, RandomGenerator random) {
        Likelihood likelihood = (Likelihood) generator;
        List<HeldOut.Piece> pieces = heldOut.pieces();
        double[] nats = new double[pieces.size()];
        double[] steps = new double[nats.length];
        double[] notes = new double[nats.length];
        for (int i = 0; i < nats.length; i++) {
            HeldOut.Piece piece = pieces.get(i);
            nats[i] = nats(likelihood, piece);
            steps[i] = piece.length();
            notes[i] = piece.notes();
        }
        Map<String, Estimate> figures = new LinkedHashMap<>();
        figures.put("nll", Estimate.ofRatio(nats, steps, "nats/step"));
        for (double some : notes) {
            if (some > 0) {
                figures.put("nll.note", Estimate.ofRatio(nats, notes, "nats/note"));
            }
        }
        return figures;
    }

    private static double nats(Likelihood likelihood, HeldOut.Piece piece) {
        INDArray logs = likelihood.logLikelihood(piece.steps());
        double sum = 0;
        for (int t = 0; t < piece.length(); t++) {
            sum -= logs.getDouble(0, t);
        }
        if (!Double.isFinite(sum)) {
            throw Failure.data("the likelihood of " + piece.name() + " is " + -sum + ", which is not finite");
        }
        return sum;
    }

    @Override
    public boolean lowerIsBetter() {
        return true;
    }
}
