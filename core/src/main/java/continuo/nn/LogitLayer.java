package continuo.nn;

import continuo.nn.recurrent.LogitHead;
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

    LogitLayer(LogitHead head) {
        super(head.layout(), head.features(), 1);
        this.head = head;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, head);
    }

    /** The layer at work. */
    static final class Run extends EngineLayerRun<LogitLayer> {
        private static final long serialVersionUID = 1L;

        private final transient LogitHead head;

        Run(NeuralNetConfiguration configuration, DataType type, LogitHead head) {
            super(configuration, type, head.layout());
            this.head = head;
        }

        @Override
        void load(float[] weights) {
            head.load(weights);
        }

        /** Logits of the first {@code rows} rows of features {@code [T, B, K]}. */
        float[] forward(float[] features, int rows) {
            refresh();
            return head.forward(features, rows);
        }

        /** Publishes the gradient of the weights. */
        void backwardWeights(float[] logitGradient, float[] features) {
            float[] gradient = new float[head.layout().size()];
            head.addWeightGradient(logitGradient, features, gradient);
            publish(gradient);
        }

        /** Adds to the gradient of the features {@code [T, B, K]}. */
        void backwardFeatures(float[] logitGradient, float[] featureGradient) {
            head.backward(logitGradient, featureGradient);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            INDArray features = getInput();
            float[] logits = forward(Tensors.toTimeMajor(features), (int) (features.size(0) * features.size(2)));
            return workspaces.leverageTo(
                    ArrayType.ACTIVATIONS,
                    Tensors.fromTimeMajor(logits, (int) features.size(2), (int) features.size(0), 1));
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
            float[] features = Tensors.toTimeMajor(getInput());
            float[] errors = Tensors.toTimeMajor(epsilon);
            backwardWeights(errors, features);
            float[] gradient = new float[features.length];
            backwardFeatures(errors, gradient);
            INDArray input = getInput();
            return new Pair<>(
                    publishedGradient(),
                    workspaces.leverageTo(
                            ArrayType.ACTIVATION_GRAD,
                            Tensors.fromTimeMajor(
                                    gradient, (int) input.size(2), (int) input.size(0), (int) input.size(1))));
        }
    }
}
