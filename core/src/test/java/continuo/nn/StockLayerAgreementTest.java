package continuo.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Our LSTM against DL4J's stock layer: same weights, same steps, same outputs and gradients. */
class StockLayerAgreementTest {
    private static final int FEATURES = 4;
    private static final int UNITS = 37;
    private static final int STEPS = 9;
    private static final int BATCH = 5;
    /** Where DL4J's blocks of columns (input a, forget, output, input gate) stand among ours (i, f, g, o). */
    private static final int[] OUR_GATE = {2, 1, 3, 0};

    private final Workers workers = new Workers(2);
    private final RecurrentStack engine =
            new RecurrentStack(KernelChoice.best(), new RecurrentStack.Shape(FEATURES, UNITS, 1, Wiring.FORWARD));
    private final MultiLayerNetwork ours = network(new StackLayer(engine, workers));
    private final MultiLayerNetwork stock = network(new LSTM.Builder()
            .nIn(FEATURES)
            .nOut(UNITS)
            .activation(Activation.TANH)
            .gateActivationFunction(Activation.SIGMOID)
            .build());

    private static MultiLayerNetwork network(org.deeplearning4j.nn.conf.layers.Layer layer) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.FLOAT)
                .list()
                .layer(layer)
                .setInputType(InputType.recurrent(FEATURES, STEPS))
                .build());
        network.init();
        network.initGradientsView();
        return network;
    }

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    private static INDArray gate(INDArray matrix, int index) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval((long) index * UNITS, (long) (index + 1) * UNITS));
    }

    private static void assertClose(INDArray actual, INDArray expected) {
        assertThat(actual.length()).isEqualTo(expected.length());
        assertThat(actual.sub(expected.reshape(actual.shape())).norm2Number().doubleValue()
                        / (1e-6 + expected.norm2Number().doubleValue()))
                .isCloseTo(0, within(2e-6));
    }

    @Test
    void forwardAndGradientsAgree() {
        Nd4j.getRandom().setSeed(5);
        String[][] names = {{"forward1.input", "W"}, {"forward1.recurrent", "RW"}, {"forward1.bias", "b"}};
        for (String[] name : names) {
            for (int i = 0; i < 4; i++) {
                INDArray theirs = gate(stock.getLayer(0).getParam(name[1]), i);
                theirs.assign(Nd4j.rand(DataType.FLOAT, theirs.shape()).subi(0.5));
                gate(ours.getLayer(0).getParam(name[0]), OUR_GATE[i]).assign(theirs);
            }
        }
        INDArray input = Nd4j.rand(DataType.FLOAT, BATCH, FEATURES, STEPS);
        INDArray error = Nd4j.rand(DataType.FLOAT, BATCH, UNITS, STEPS).subi(0.5);

        INDArray expected = stock.feedForward(input, true).get(1);
        INDArray actual = ours.feedForward(input, true).get(1);
        assertClose(actual, expected);

        stock.getLayer(0).setInput(input, LayerWorkspaceMgr.noWorkspaces());
        stock.getLayer(0).activate(true, LayerWorkspaceMgr.noWorkspaces());
        Pair<Gradient, INDArray> theirs =
                stock.getLayer(0).backpropGradient(error.dup(), LayerWorkspaceMgr.noWorkspaces());
        ours.getLayer(0).setInput(input, LayerWorkspaceMgr.noWorkspaces());
        ours.getLayer(0).activate(true, LayerWorkspaceMgr.noWorkspaces());
        Pair<Gradient, INDArray> own = ours.getLayer(0).backpropGradient(error, LayerWorkspaceMgr.noWorkspaces());
        assertClose(own.getSecond(), theirs.getSecond());
        for (String[] name : names) {
            for (int i = 0; i < 4; i++) {
                assertClose(
                        gate(own.getFirst().getGradientFor(name[0]), OUR_GATE[i]),
                        gate(theirs.getFirst().getGradientFor(name[1]), i));
            }
        }
    }
}
