package continuo.nn;

import continuo.nn.recurrent.FeedbackNetwork;
import continuo.nn.recurrent.FeedbackTape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link FeedbackNetwork} as a DL4J layer: noise {@code [B, F, T + 1]} in (x_0, then z), steps {@code [B, F, T]} out. */
final class FeedbackLayer extends EngineLayer {
    private static final long serialVersionUID = 1L;

    private final transient FeedbackNetwork network;
    private final transient Workers workers;

    FeedbackLayer(FeedbackNetwork network, Workers workers) {
        super(network.layout(), network.shape().features(), network.shape().features());
        this.network = network;
        this.workers = workers;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, network, workers);
    }

    /** The layer at work. */
    static final class Run extends GeneratorLayerRun<FeedbackLayer, FeedbackTape> {
        private static final long serialVersionUID = 1L;

        private final transient FeedbackNetwork network;
        private final transient Workers workers;
        private final int features;

        Run(NeuralNetConfiguration configuration, DataType type, FeedbackNetwork network, Workers workers) {
            super(configuration, type, network.layout(), network.shape().features(), workers);
            this.network = network;
            this.workers = workers;
            this.features = network.shape().features();
        }

        @Override
        void load(float[] weights) {
            workers.run(network.loading(weights));
        }

        @Override
        FeedbackTape newTape(int steps, int batch) {
            return new FeedbackTape(network, steps, batch);
        }

        /** Runs freely on noise {@code [T + 1, B, F]}, time-major; its first row of sequences is x_0. */
        INDArray forward(float[] noise, int steps, int batch, Dropping dropping) {
            prepare(steps, batch, dropping);
            return run((shard, tape) -> tape.forward(
                    shard.rows(noise, 1, steps, batch, features), shard.rows(noise, 0, 1, batch, features)));
        }

        @Override
        INDArray forward(float[] noise, int length, int batch) {
            return forward(noise, length - 1, batch, Dropping.NOTHING);
        }

        /** Runs on the true steps {@code [T, B, F]}, time-major. */
        INDArray forwardForced(float[] noise, float[] real, int steps, int batch, Dropping dropping) {
            prepare(steps, batch, dropping);
            return run((shard, tape) -> tape.forwardForced(
                    shard.rows(noise, 1, steps, batch, features),
                    shard.rows(noise, 0, 1, batch, features),
                    shard.rows(real, 0, steps, batch, features)));
        }

        /** Goes back through the last pass; dL/dsteps is {@code [B, F, T]}. */
        void backward(INDArray stepGradient, boolean throughFeedback) {
            back(stepGradient, (tape, gradient) -> tape.backward(throughFeedback, gradient));
        }

        @Override
        void backward(INDArray stepGradient) {
            backward(stepGradient, true);
        }
    }
}
