package continuo.testkit.example;

import continuo.nn.recurrent.Cell;
import continuo.nn.recurrent.LayerTape;

/**
 * A gated recurrent unit (Cho et al. 2014, arXiv:1406.1078), with the reset gate after the recurrent product, as cuDNN has it:
 *
 * <pre>
 * r = σ(W_r x + U_r h + b_r)    z = σ(W_z x + U_z h + b_z)    n = tanh(W_n x + b_n + r (U_n h + c_n))
 * h_t = (1 - z) n + z h_{t-1}
 * </pre>
 *
 * In the order n, r, z, U_n h + c_n the input is multiplied for the first three blocks and h for the last three.
 */
final class GruCell implements Cell {
    @Override
    public String name() {
        return "gru";
    }

    @Override
    public int gates() {
        return 4;
    }

    @Override
    public int inputGates() {
        return 3;
    }

    @Override
    public int recurrentGates() {
        return 3;
    }

    @Override
    public void forward(LayerTape tape, int t) {
        int width = tape.width();
        float[] a = tape.gates();
        float[] s = tape.states();
        for (int row = 0; row < tape.batch(); row++) {
            int n = tape.gatesAt(t, row);
            int r = n + width;
            int z = r + width;
            int u = z + width;
            int last = tape.previousAt(t, row);
            int now = tape.stateAt(t, row);
            tape.kernels().sigmoid(a, r, 2 * width);
            for (int j = 0; j < width; j++) {
                a[n + j] += a[r + j] * a[u + j];
            }
            tape.kernels().tanh(a, n, width);
            for (int j = 0; j < width; j++) {
                s[now + j] = a[n + j] + a[z + j] * (s[last + j] - a[n + j]);
            }
            System.arraycopy(s, now, tape.outputs(), now, width);
        }
    }

    @Override
    public void backward(LayerTape tape, int t) {
        int width = tape.width();
        float[] a = tape.gates();
        float[] s = tape.states();
        for (int row = 0; row < tape.batch(); row++) {
            int n = tape.gatesAt(t, row);
            int r = n + width;
            int z = r + width;
            int u = z + width;
            int last = tape.previousAt(t, row);
            int at = tape.gradientAt(row);
            for (int j = 0; j < width; j++) {
                float dh = tape.outputGradient()[at + j] + tape.stateGradient()[at + j];
                float gate = a[z + j];
                float reset = a[r + j];
                float dn = dh * (1 - gate) * (1 - a[n + j] * a[n + j]);
                a[z + j] = dh * (s[last + j] - a[n + j]) * gate * (1 - gate);
                a[r + j] = dn * a[u + j] * reset * (1 - reset);
                a[n + j] = dn;
                a[u + j] = dn * reset;
                tape.stateGradient()[at + j] = dh * gate;
            }
        }
    }
}
