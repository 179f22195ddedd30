package continuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import continuo.crnngan.BiLstm;
import continuo.crnngan.CRnn;
import continuo.crnngan.DiscriminatorParameters;
import continuo.crnngan.GeneratorParameters;
import continuo.params.ParameterSchema;
import continuo.spi.Column;
import continuo.spi.Lesson;
import continuo.spi.ModelContext;
import continuo.spi.Scaling;
import continuo.spi.Trainer.Models;
import continuo.spi.Trainer.Position;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A vector that the compiler has to box, or an array made anew each step, shows as garbage long before it shows as time. */
class AllocationTest {
    private static final long LIMIT = 1_000_000;
    /** Enough for the compiler to have finished with the kernels. */
    private static final int WARM_UP = 120;

    private static final int COUNTED = 10;

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    @Test
    void aTrainingStepAllocatesLessThanAMegabyte() {
        List<Column> columns = Stream.of("length", "frequency", "intensity", "time")
                .map(name -> new Column(name, "1", -3, 3, Column.Type.CONTINUOUS, Scaling.identity()))
                .toList();
        ModelContext context = new ModelContext(columns, 1, 2);
        AdversarialTrainer trainer = new AdversarialTrainer(
                (AdversarialTrainer.Parameters) ParameterSchema.of(AdversarialTrainer.Parameters.class)
                        .parse(Map.of("batch", "20", "steps", "40", "freeze", "0", "growth", "10")));
        FeatureMatching loss = new FeatureMatching((FeatureMatching.Parameters)
                ParameterSchema.of(FeatureMatching.Parameters.class).defaults());
        INDArray batch = Nd4j.rand(DataType.FLOAT, 20, 4, 40);
        Random random = new Random(1);
        try (CRnn generator = new CRnn(new GeneratorParameters(70, 2, 0, 0), context);
                BiLstm discriminator = new BiLstm(new DiscriminatorParameters(70, 2, 0), context)) {
            Models models = new Models(generator, Optional.of(discriminator), Optional.of(loss));
            long before = 0;
            for (int step = 0; step < WARM_UP + COUNTED; step++) {
                if (step == WARM_UP) {
                    before = allocated();
                }
                trainer.step(Lesson.of(models, batch, new Position("train", 0, step), random));
            }
            assertThat((allocated() - before) / COUNTED).isLessThan(LIMIT);
        }
    }
}
