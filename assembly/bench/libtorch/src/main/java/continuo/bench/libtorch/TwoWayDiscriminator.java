package continuo.bench.libtorch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.sigmoid;

import continuo.bench.subject.Size;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Continuo's {@code bi-lstm}: two independent stacks, one each way through time, that meet at the logit. */
final class TwoWayDiscriminator {
    private final LSTMImpl forward;
    private final LSTMImpl backward;
    private final LinearImpl logit;
    private final TensorVector parameters = new TensorVector();

    TwoWayDiscriminator(Size size) {
        forward = Parameters.lstm(size.features(), size.units(), size.depth());
        backward = Parameters.lstm(size.features(), size.units(), size.depth());
        logit = new LinearImpl(2L * size.units(), 1);
        Parameters.collect(forward, parameters);
        Parameters.collect(backward, parameters);
        Parameters.collect(logit, parameters);
    }

    TensorVector parameters() {
        return parameters;
    }

    /** R, the layer below the logit: {@code [T, B, 2H]} of steps {@code [T, B, F]}. */
    Tensor features(Tensor steps) {
        Tensor ahead = forward.forward(steps).get0();
        Tensor back = backward.forward(steps.flip(0)).get0().flip(0);
        return cat(new TensorVector(ahead, back), 2);
    }

    /** The mean over time of each sequence's sigmoids, {@code [B]}. */
    Tensor decisions(Tensor features) {
        return sigmoid(logit.forward(features)).mean(new long[] {0, 2}, false, new ScalarTypeOptional());
    }

    /** Whether a backward pass computes the gradient of the weights. */
    void learns(boolean learns) {
        for (long i = 0; i < parameters.size(); i++) {
            parameters.get(i).requires_grad_(learns);
        }
    }

    /** Forgets the gradient of the weights. */
    void forget() {
        forward.zero_grad(true);
        backward.zero_grad(true);
        logit.zero_grad(true);
    }
}
