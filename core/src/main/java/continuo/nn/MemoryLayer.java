package continuo.nn;

import continuo.nn.recurrent.MemoryNetwork;
import continuo.nn.recurrent.MemoryTape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link MemoryNetwork} as a DL4J layer: noise {@code [B, N, T]} in, steps {@code [B, F, T]} out. */
final class MemoryLayer extends EngineLayer {
    private static final long serialVersionUID = 1L;

    private final transient MemoryNetwork network;
    private final transient Workers workers;

    MemoryLayer(MemoryNetwork network, Workers workers) {
        super(network.layout(), network.noiseSize(), network.shape().columns().size());
        this.network = network;
        this.workers = workers;
    }

    @Override
    EngineLayerRun<?> newRun(NeuralNetConfiguration configuration, DataType type) {
        return new Run(configuration, type, network, workers);
    }

    /** The layer at work. */
    static final class Run extends GeneratorLayerRun<MemoryLayer, MemoryTape> {
        private static final long serialVersionUID = 1L;

        private final transient MemoryNetwork network;
        private final transient Workers workers;
        private final int features;

        Run(NeuralNetConfiguration configuration, DataType type, MemoryNetwork network, Workers workers) {
            super(
                    configuration,
                    type,
                    network.layout(),
                    network.shape().columns().size(),
                    workers);
            this.network = network;
            this.workers = workers;
            this.features = network.shape().columns().size();
        }

        @Override
        void load(float[] weights) {
            workers.run(network.loading(weights));
        }

        @Override
        MemoryTape newTape(int steps, int batch) {
            return new MemoryTape(network, steps, batch);
        }

        /** Runs freely on noise {@code [T, B, N]}, time-major. */
        INDArray forward(float[] noise, int steps, int batch, Dropping dropping) {
            prepare(steps, batch, dropping);
            return run((shard, tape) ->
                    tape.forward(shard.rows(noise, 0, steps, batch, network.noiseSize()), MemoryTape.Draw.HARD));
        }

        @Override
        INDArray forward(float[] noise, int length, int batch) {
            return forward(noise, length, batch, Dropping.NOTHING);
        }

        /** Puts out each step after the true ones before it {@code [T, B, F]}, time-major. */
        INDArray predict(float[] noise, float[] real, int steps, int batch, Dropping dropping) {
            prepare(steps, batch, dropping);
            return run((shard, tape) -> tape.predict(
                    shard.rows(real, 0, steps, batch, features),
                    shard.rows(noise, 0, steps, batch, network.noiseSize()),
                    MemoryTape.Draw.HARD));
        }

        /** The mean of -log p of the true steps {@code [T, B, F]}, time-major, and its gradient. */
        double likelihoodGradient(float[] real, int steps, int batch, Dropping dropping) {
            prepare(steps, batch, dropping);
            double sum = learn((shard, tape, gradient) -> {
                double own =
                        tape.negativeLogLikelihood(shard.rows(real, 0, steps, batch, features), 1f / (steps * batch));
                tape.backwardForced(gradient);
                return own;
            });
            return sum / (steps * batch);
        }

        @Override
        void backward(INDArray stepGradient) {
            back(stepGradient, MemoryTape::backward);
        }

        /** Goes back through {@link #predict}; dL/dsteps is {@code [B, F, T]}. */
        void backwardPrediction(INDArray stepGradient) {
            back(stepGradient, MemoryTape::backwardPrediction);
        }
    }
}
