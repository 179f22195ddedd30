package continuo.bench.product;

import continuo.bench.subject.Subject;
import continuo.bench.subject.Work;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Continuo, from the distribution in {@code -Dcontinuo.home}. */
public final class ContinuoSubject {
    private ContinuoSubject() {}

    public static void main(String[] arguments) throws IOException {
        Installed installed = new Installed();
        Networks networks = new Networks(installed);
        Map<String, Work.Maker> makers = new HashMap<>();
        makers.put("gan-step", networks::ganStep);
        makers.put("generator", networks::generatorBothWays);
        makers.put("discriminator", networks::discriminatorBothWays);
        makers.put("next-event", networks::nextEvent);
        makers.put("sample-1", size -> networks.sample(size, 1));
        makers.put("sample-64", size -> networks.sample(size, 64));
        makers.put("gemm-input", size -> new Products(size).input());
        makers.put("gemm-recurrent", size -> new Products(size).recurrent());
        makers.put("gemm-back", size -> new Products(size).back());
        makers.put("gemm-gradient", size -> new Products(size).gradient());
        Music music = new Music(installed);
        makers.put("corpus-cold", music::load);
        makers.put("corpus-warm", music::loadEncoded);
        makers.put("metrics-piece", music::measurePiece);
        makers.put("metrics-windows", music::measureWindows);
        Subject.serve(makers);
    }
}
