package continuo.bench.dl4j;

import continuo.bench.subject.Size;
import continuo.bench.subject.Subject;
import continuo.bench.subject.Work;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** DL4J's own layers. They cannot feed their output back, so they have the teacher-forced step only. */
public final class Dl4jSubject {
    private Dl4jSubject() {}

    public static void main(String[] arguments) throws IOException {
        Subject.serve(Map.of("next-event", Dl4jSubject::nextEvent));
    }

    private static Work nextEvent(Size size) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.01))
                .l2(1e-4)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(5)
                .list()
                .layer(new DenseLayer.Builder()
                        .nOut(size.units())
                        .activation(Activation.RELU)
                        .build());
        for (int layer = 0; layer < size.depth(); layer++) {
            layers.layer(new LSTM.Builder()
                    .nOut(size.units())
                    .activation(Activation.TANH)
                    .build());
        }
        layers.layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(size.features())
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(2L * size.features()));
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        INDArray inputs = Nd4j.rand(size.batch(), 2 * size.features(), size.steps());
        INDArray real = Nd4j.rand(size.batch(), size.features(), size.steps());
        return () -> network.fit(inputs, real);
    }
}
