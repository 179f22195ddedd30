package continuo.bench.libtorch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.relu;

import continuo.bench.subject.Size;
import continuo.bench.subject.Work;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Continuo's {@code next-event} step on squared error: all inputs are known, so the fused LSTM can be used. */
@SuppressWarnings("try") // Scopes and guards work by being open.
final class NextEventStep implements Work {
    private final Size size;
    private final LinearImpl input;
    private final LSTMImpl lstm;
    private final LinearImpl output;
    private final TensorVector parameters = new TensorVector();
    private final SGD descent;
    private final Tensor real;

    NextEventStep(Size size) {
        this.size = size;
        input = new LinearImpl(2L * size.features(), size.units());
        lstm = Parameters.lstm(size.units(), size.units(), size.depth());
        output = new LinearImpl(size.units(), size.features());
        Parameters.collect(input, parameters);
        Parameters.collect(lstm, parameters);
        Parameters.collect(output, parameters);
        descent = Parameters.descent(parameters);
        real = rand(size.steps(), size.batch(), size.features());
    }

    @Override
    public void repeat() {
        try (PointerScope scope = new PointerScope()) {
            descent.zero_grad();
            Tensor first = rand(1, size.batch(), size.features());
            Tensor before = cat(new TensorVector(first, real.narrow(0, 0, size.steps() - 1L)), 0);
            Tensor noise = rand(size.steps(), size.batch(), size.features());
            Tensor inputs = relu(input.forward(cat(new TensorVector(noise, before), 2)));
            Tensor difference = output.forward(lstm.forward(inputs).get0()).sub(real);
            difference.mul(difference).mean().backward();
            clip_grad_norm_(parameters, Parameters.CLIP);
            descent.step();
        }
    }
}
