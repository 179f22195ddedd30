package continuo.nn;

import continuo.nn.recurrent.LogitHead;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link LogitHead} as a DL4J layer: features {@code [B, K, T]} in, logits {@code [B, 1, T]} out. */
final class LogitLayer extends EngineLayer {
    private static final long serialVersionUID = 1L;

    private final transient LogitHead head;
    private final transient Workers workers;

    LogitLayer(LogitHead head, Workers workers) {
        super(head.layout(), head.features(), 1);
        this.head = head;
        this.workers = workers;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, head, workers);
    }

    /** The layer at work. */
    static final class Run extends EngineLayerRun<LogitLayer> {
        private static final long serialVersionUID = 1L;

        private final transient LogitHead head;

        Run(NeuralNetConfiguration configuration, DataType type, LogitHead head, Workers workers) {
            super(configuration, type, head.layout(), workers);
            this.head = head;
        }

        @Override
        void load(float[] weights) {
            head.load(weights);
        }

        LogitHead head() {
            return head;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            refresh();
            INDArray input = getInput();
            int width = head.features();
            float[] features = Tensors.toTimeMajor(input);
            float[] logits = new float[features.length / width];
            for (int row = 0; row < logits.length; row++) {
                logits[row] = head.bias() + head.contribution(0, width, features, row * width);
            }
            return workspaces.leverageTo(
                    ArrayType.ACTIVATIONS, Tensors.fromTimeMajor(logits, (int) input.size(2), (int) input.size(0), 1));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            INDArray input = getInput();
            int width = head.features();
            float[] features = Tensors.toTimeMajor(input);
            float[] errors = Tensors.toTimeMajor(epsilon);
            float[] featureGradient = new float[features.length];
            float[] gradient = new float[head.layout().size()];
            for (int row = 0; row < errors.length; row++) {
                head.addWeightGradient(errors[row], 0, width, features, row * width, gradient);
                head.backward(errors[row], 0, width, featureGradient, row * width);
            }
            head.addBiasGradient(errors, gradient);
            publish(List.of(gradient));
            return new Pair<>(
                    publishedGradient(),
                    workspaces.leverageTo(
                            ArrayType.ACTIVATION_GRAD,
                            Tensors.fromTimeMajor(featureGradient, (int) input.size(2), (int) input.size(0), width)));
        }
    }
}
