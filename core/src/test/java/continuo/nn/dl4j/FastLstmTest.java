package continuo.nn.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** In a plain DL4J network, beside the stock layer with the same weights. */
class FastLstmTest {
    private static final int FEATURES = 4;
    private static final int UNITS = 21;
    private static final int STEPS = 9;
    private static final int BATCH = 5;
    /** Where DL4J's blocks of columns (input a, forget, output, input gate) stand among ours (i, f, g, o). */
    private static final int[] OUR_GATE = {2, 1, 3, 0};

    private static MultiLayerNetwork network(Layer first, Layer second) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.FLOAT)
                .updater(new Sgd(0.1))
                .list()
                .layer(first)
                .layer(second)
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(FEATURES))
                .build());
        network.init();
        return network;
    }

    private static MultiLayerNetwork ours() {
        return network(new FastLstm(0, UNITS, 2), new FastLstm(0, UNITS, 2));
    }

    private static Layer lstm() {
        return new LSTM.Builder().nOut(UNITS).activation(Activation.TANH).build();
    }

    /** A stock network with the weights of ours. */
    private static MultiLayerNetwork stock(MultiLayerNetwork ours) {
        MultiLayerNetwork stock = network(lstm(), lstm());
        for (int layer = 0; layer < 2; layer++) {
            for (String name : new String[] {"W", "RW", "b"}) {
                for (int i = 0; i < 4; i++) {
                    gate(stock.getLayer(layer).getParam(name), i)
                            .assign(gate(ours.getLayer(layer).getParam(name), OUR_GATE[i]));
                }
            }
        }
        for (String name : new String[] {"W", "b"}) {
            stock.getLayer(2).getParam(name).assign(ours.getLayer(2).getParam(name));
        }
        return stock;
    }

    private static INDArray gate(INDArray matrix, int index) {
        return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval((long) index * UNITS, (long) (index + 1) * UNITS));
    }

    /** Sequences of several lengths: the stock layer runs on behind their ends, where errors are masked only. */
    private static DataSet data(boolean masked) {
        Nd4j.getRandom().setSeed(5);
        DataSet data = new DataSet(
                Nd4j.rand(DataType.FLOAT, BATCH, FEATURES, STEPS).subi(0.5),
                Nd4j.rand(DataType.FLOAT, BATCH, 2, STEPS));
        if (masked) {
            INDArray mask = Nd4j.ones(DataType.FLOAT, BATCH, STEPS);
            for (int t = 0; t < 3; t++) {
                mask.putScalar(2, STEPS - 1 - t, 0);
                mask.putScalar(3, STEPS - 1 - t / 2, 0);
            }
            data.setFeaturesMaskArray(mask);
            data.setLabelsMaskArray(mask.dup());
        }
        return data;
    }

    private static void assertClose(INDArray actual, INDArray expected) {
        assertThat(actual.sub(expected).norm2Number().doubleValue()
                        / (1e-6 + expected.norm2Number().doubleValue()))
                .isCloseTo(0, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fitsLikeTheStockLayer(boolean masked) {
        MultiLayerNetwork ours = ours();
        MultiLayerNetwork stock = stock(ours);
        DataSet data = data(masked);
        double before = ours.score(data);
        assertThat(before).isCloseTo(stock.score(data), within(1e-5));
        for (int i = 0; i < 10; i++) {
            ours.fit(data);
            stock.fit(data);
        }

        for (int b = 0; b < BATCH; b++) {
            for (int t = 0; t < (b == 2 && masked ? STEPS - 3 : STEPS - 2); t++) {
                assertThat(output(ours, data).getDouble(b, 1, t))
                        .isCloseTo(output(stock, data).getDouble(b, 1, t), within(1e-4));
            }
        }
        for (int i = 0; i < 4; i++) {
            assertClose(
                    gate(ours.getLayer(0).getParam("RW"), OUR_GATE[i]).dup(),
                    gate(stock.getLayer(0).getParam("RW"), i).dup());
        }
        assertThat(ours.score(data)).isLessThan(before);
        ours.close();
    }

    private static INDArray output(MultiLayerNetwork network, DataSet data) {
        return network.output(data.getFeatures(), false, data.getFeaturesMaskArray(), data.getLabelsMaskArray());
    }

    @Test
    void maskedStepsBeforeASequenceAreNone() {
        MultiLayerNetwork ours = ours();
        int late = 3;
        INDArray input = data(false).getFeatures();
        INDArray mask = Nd4j.ones(DataType.FLOAT, BATCH, STEPS);
        mask.get(NDArrayIndex.all(), NDArrayIndex.interval(0, late)).assign(0);
        INDArray rest = input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(late, STEPS))
                .dup();

        INDArray masked = ours.output(input, false, mask, mask);
        INDArray alone = ours.output(rest);

        for (int t = 0; t < STEPS - late; t++) {
            assertThat(masked.getDouble(1, 0, late + t)).isCloseTo(alone.getDouble(1, 0, t), within(1e-5));
        }
        ours.close();
    }

    @Test
    void isKeptAsJsonAndParametersWithoutSerialisation() {
        MultiLayerNetwork ours = ours();
        ours.fit(data(false));
        String json = ours.getLayerWiseConfigurations().toJson();
        float[] parameters = ours.params().dup().data().asFloat();

        MultiLayerNetwork loaded = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
        loaded.init(Nd4j.createFromArray(parameters).reshape(1, parameters.length), false);

        INDArray input = data(false).getFeatures();
        assertThat(loaded.output(input)).isEqualTo(ours.output(input));
        assertThat(loaded.summary()).contains("FastLstm");
        ours.close();
        loaded.close();
    }
}
