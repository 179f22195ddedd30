package continuo.bench.libtorch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.stack;
import static org.bytedeco.pytorch.global.torch.zeros;

import continuo.bench.subject.Size;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LSTMCellImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Continuo's {@code c-rnn} as one writes it in LibTorch: cells in a loop, since each output is the next input. */
final class FeedbackGenerator {
    private final Size size;
    private final LinearImpl input;
    private final List<LSTMCellImpl> cells = new ArrayList<>();
    private final LinearImpl output;
    private final TensorVector parameters = new TensorVector();

    FeedbackGenerator(Size size) {
        this.size = size;
        input = new LinearImpl(2L * size.features(), size.units());
        output = new LinearImpl(size.units(), size.features());
        Parameters.collect(input, parameters);
        for (int layer = 0; layer < size.depth(); layer++) {
            LSTMCellImpl cell = new LSTMCellImpl(size.units(), size.units());
            cells.add(cell);
            Parameters.collect(cell, parameters);
        }
        Parameters.collect(output, parameters);
    }

    TensorVector parameters() {
        return parameters;
    }

    /** Forgets the gradient of the weights. */
    void forget() {
        input.zero_grad(true);
        cells.forEach(cell -> cell.zero_grad(true));
        output.zero_grad(true);
    }

    /** Draws sequences {@code [T, B, F]} from uniform noise. */
    Tensor draw(int batch, int steps) {
        Tensor noise = rand(steps, batch, size.features());
        Tensor last = rand(batch, size.features());
        List<T_TensorTensor_T> states = new ArrayList<>();
        for (int layer = 0; layer < cells.size(); layer++) {
            states.add(new T_TensorTensor_T(zeros(batch, size.units()), zeros(batch, size.units())));
        }
        TensorVector drawn = new TensorVector();
        for (int t = 0; t < steps; t++) {
            Tensor below = relu(input.forward(cat(new TensorVector(noise.select(0, t), last), 1)));
            for (int layer = 0; layer < cells.size(); layer++) {
                states.set(layer, cells.get(layer).forward(below, states.get(layer)));
                below = states.get(layer).get0();
            }
            last = output.forward(below);
            drawn.push_back(last);
        }
        return stack(drawn, 0);
    }
}
