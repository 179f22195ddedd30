package continuo.bench.libtorch;

import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import continuo.bench.subject.Size;
import continuo.bench.subject.Subject;
import continuo.bench.subject.Work;
import java.io.IOException;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** LibTorch doing what Continuo does. */
@SuppressWarnings("try") // Scopes and guards work by being open.
public final class LibTorchSubject {
    private static final int SAMPLED_STEPS = 1000;

    private LibTorchSubject() {}

    public static void main(String[] arguments) throws IOException {
        Subject.serve(Map.of(
                "gan-step", with(size -> new GanStep(size, false)),
                "gan-step-redrawing", with(size -> new GanStep(size, true)),
                "generator", with(LibTorchSubject::generator),
                "discriminator", with(LibTorchSubject::discriminator),
                "next-event", with(NextEventStep::new),
                "sample-1", with(size -> sample(size, 1)),
                "sample-64", with(size -> sample(size, 64))));
    }

    private static Work.Maker with(Work.Maker maker) {
        return size -> {
            set_num_threads(size.threads());
            return maker.make(size);
        };
    }

    private static Work generator(Size size) {
        FeedbackGenerator generator = new FeedbackGenerator(size);
        return () -> {
            try (PointerScope scope = new PointerScope()) {
                generator.forget();
                Tensor drawn = generator.draw(size.batch(), size.steps());
                drawn.mul(drawn).mean().backward();
            }
        };
    }

    private static Work discriminator(Size size) {
        TwoWayDiscriminator discriminator = new TwoWayDiscriminator(size);
        Tensor steps = rand(size.steps(), size.batch(), size.features());
        return () -> {
            try (PointerScope scope = new PointerScope()) {
                discriminator.forget();
                discriminator.decisions(discriminator.features(steps)).mean().backward();
            }
        };
    }

    private static Work sample(Size size, int pieces) {
        FeedbackGenerator generator = new FeedbackGenerator(size);
        return () -> {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                generator.draw(pieces, SAMPLED_STEPS);
            }
        };
    }
}
