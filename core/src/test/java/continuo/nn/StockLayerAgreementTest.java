package continuo.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import continuo.nn.kernel.KernelChoice;
import continuo.nn.recurrent.RecurrentStack;
import continuo.nn.recurrent.RecurrentStack.Wiring;
import continuo.nn.recurrent.StackTape;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
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

    private final RecurrentStack engine =
            new RecurrentStack(KernelChoice.best(), new RecurrentStack.Shape(FEATURES, UNITS, 1, Wiring.FORWARD));
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

    private static INDArray gate(INDArray matrix, int index) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval((long) index * UNITS, (long) (index + 1) * UNITS));
    }

    private static void assertClose(INDArray actual, INDArray expected) {
        assertThat(actual.length()).isEqualTo(expected.length());
        assertThat(actual.sub(expected.reshape(actual.shape())).norm2Number().doubleValue()
                        / (1e-6 + expected.norm2Number().doubleValue()))
                .isCloseTo(0, within(2e-6));
    }

    /** The stock layer's three parameters in the order, and with the blocks of columns, that ours has. */
    private static float[] flat(INDArray... parameters) {
        INDArray[] rows = new INDArray[parameters.length];
        for (int p = 0; p < parameters.length; p++) {
            INDArray turned = Nd4j.create(DataType.FLOAT, parameters[p].shape(), 'c');
            for (int i = 0; i < OUR_GATE.length; i++) {
                gate(turned, OUR_GATE[i]).assign(gate(parameters[p], i));
            }
            rows[p] = turned.reshape('c', 1, turned.length());
        }
        return Nd4j.hstack(rows).data().asFloat();
    }

    /** The first {@code width} of rows {@code [T, B, stride]} as {@code [B, width, T]}. */
    private static INDArray unpadded(float[] padded, int at, int stride, int width) {
        float[] rows = new float[STEPS * BATCH * width];
        for (int row = 0; row < STEPS * BATCH; row++) {
            System.arraycopy(padded, at + row * stride, rows, row * width, width);
        }
        return Tensors.fromTimeMajor(rows, STEPS, BATCH, width);
    }

    @Test
    void forwardAndGradientsAgree() {
        Nd4j.getRandom().setSeed(5);
        Layer layer = stock.getLayer(0);
        for (String name : new String[] {"W", "RW", "b"}) {
            layer.getParam(name)
                    .assign(Nd4j.rand(DataType.FLOAT, layer.getParam(name).shape())
                            .subi(0.5));
        }
        INDArray input = Nd4j.rand(DataType.FLOAT, BATCH, FEATURES, STEPS);
        INDArray error = Nd4j.rand(DataType.FLOAT, BATCH, UNITS, STEPS).subi(0.5);
        layer.setInput(input, LayerWorkspaceMgr.noWorkspaces());
        INDArray expected = layer.activate(true, LayerWorkspaceMgr.noWorkspaces());
        Pair<Gradient, INDArray> theirs = layer.backpropGradient(error.dup(), LayerWorkspaceMgr.noWorkspaces());

        engine.load(flat(layer.getParam("W"), layer.getParam("RW"), layer.getParam("b")));
        StackTape tape = new StackTape(engine, STEPS, BATCH);
        Shard all = new Shard(0, BATCH);
        all.takeRows(Tensors.toTimeMajor(input), tape.inputs(), tape.inputStride(), 0, STEPS, BATCH, FEATURES);
        tape.forward(0, 0);
        all.takeRows(Tensors.toTimeMajor(error), tape.outputGradient(0), tape.outputStride(), 0, STEPS, BATCH, UNITS);
        INDArray outputs = unpadded(tape.outputs(0), tape.outputAt(0, 0), tape.outputStride(), UNITS);
        tape.backward(0, 0);
        tape.lower(0, 0);
        float[] gradient = new float[engine.layout().size()];
        tape.addWeightGradients(0, 0, gradient);

        assertClose(outputs, expected);
        assertClose(unpadded(tape.inputGradient(), 0, tape.inputStride(), FEATURES), theirs.getSecond());
        Gradient by = theirs.getFirst();
        assertClose(
                Nd4j.createFromArray(gradient),
                Nd4j.createFromArray(flat(by.getGradientFor("W"), by.getGradientFor("RW"), by.getGradientFor("b"))));
    }
}
