package continuo.twin.head;

import continuo.twin.Differences;
import continuo.twin.PlainKernels;
import continuo.twin.recurrent.LstmCell;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Finite-difference check, in double precision, of a generator with any cell through its feedback. */
class FedBackGradientTest {
    private static final int FEATURES = 3;
    private static final int STEPS = 6;
    private static final int BATCH = 2;

    @Test
    void throughTheFeedback() {
        Random random = new Random(7);
        FedBackNetwork network = new FedBackNetwork(new PlainKernels(), new LstmCell(), FEATURES, 5, 2);
        double[] weights = random.doubles(network.layout().size(), -0.6, 0.6).toArray();
        FedBackTape tape = new FedBackTape(network, STEPS, BATCH);
        double[] noise = random.doubles(STEPS * BATCH * FEATURES).toArray();
        double[] functional =
                random.doubles(STEPS * BATCH * tape.stride(), -1, 1).toArray();
        for (int row = 0; row < STEPS * BATCH; row++) {
            Arrays.fill(functional, row * tape.stride() + FEATURES, (row + 1) * tape.stride(), 0);
        }
        DoubleSupplier loss = () -> {
            network.load(weights);
            tape.forward(noise);
            double sum = 0;
            for (int i = 0; i < functional.length; i++) {
                sum += functional[i] * tape.outputs()[i];
            }
            return sum;
        };

        loss.getAsDouble();
        System.arraycopy(functional, 0, tape.outputGradient(), 0, functional.length);
        double[] gradient = new double[weights.length];
        tape.backward(gradient);

        Differences.check(weights, gradient, loss);
    }
}
