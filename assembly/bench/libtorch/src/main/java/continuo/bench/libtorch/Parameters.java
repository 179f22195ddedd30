package continuo.bench.libtorch;

import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;

/** What the networks here have in common. */
final class Parameters {
    private static final double RATE = 0.01;
    private static final double L2 = 1e-4;
    static final double CLIP = 5;

    private Parameters() {}

    static void collect(Module module, TensorVector into) {
        TensorVector parameters = module.parameters();
        for (long i = 0; i < parameters.size(); i++) {
            into.push_back(parameters.get(i));
        }
    }

    /** Layers one above another, forward in time, whose input is known beforehand: LibTorch's fused LSTM. */
    static LSTMImpl lstm(int inputs, int units, int depth) {
        LSTMOptions options = new LSTMOptions(inputs, units);
        options.num_layers().put(depth);
        return new LSTMImpl(options);
    }

    static SGD descent(TensorVector parameters) {
        SGDOptions options = new SGDOptions(RATE);
        options.weight_decay().put(L2);
        return new SGD(parameters, options);
    }
}
