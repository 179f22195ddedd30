package continuo.bench.libtorch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.clip_grad_norm_;
import static org.bytedeco.pytorch.global.torch.rand;

import continuo.bench.subject.Size;
import continuo.bench.subject.Work;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Continuo's {@code adversarial} step with feature matching pair by pair: the discriminator on a real and a generated
 * batch, then the generator on the discriminator's features, each with L2, a clip of the global norm and SGD.
 */
@SuppressWarnings("try") // Scopes and guards work by being open.
final class GanStep implements Work {
    private final Size size;
    private final boolean redraw;
    private final FeedbackGenerator generator;
    private final TwoWayDiscriminator discriminator;
    private final SGD generatorDescent;
    private final SGD discriminatorDescent;
    private final Tensor real;

    /**
     * @param redraw whether the generator's half draws a batch of its own, as many write it; Continuo learns from the one
     *     the discriminator has just seen
     */
    GanStep(Size size, boolean redraw) {
        this.size = size;
        this.redraw = redraw;
        generator = new FeedbackGenerator(size);
        discriminator = new TwoWayDiscriminator(size);
        generatorDescent = Parameters.descent(generator.parameters());
        discriminatorDescent = Parameters.descent(discriminator.parameters());
        real = rand(size.steps(), size.batch(), size.features());
    }

    @Override
    public void repeat() {
        try (PointerScope scope = new PointerScope()) {
            Tensor generated = redraw ? drawWithoutGradient() : draw();
            trainDiscriminator(generated.detach());
            trainGenerator(redraw ? draw() : generated);
        }
    }

    private Tensor draw() {
        return generator.draw(size.batch(), size.steps());
    }

    private Tensor drawWithoutGradient() {
        try (NoGradGuard guard = new NoGradGuard()) {
            return draw();
        }
    }

    /** One pass over both batches at once: larger products are faster. */
    private void trainDiscriminator(Tensor generated) {
        discriminatorDescent.zero_grad();
        Tensor decisions = discriminator.decisions(discriminator.features(cat(new TensorVector(real, generated), 1)));
        Tensor onReal = decisions.narrow(0, 0, size.batch());
        Tensor onGenerated = decisions.narrow(0, size.batch(), size.batch());
        Tensor loss = onReal.log()
                .neg()
                .sub(onGenerated.neg().add(new Scalar(1.0)).log())
                .mean();
        loss.backward();
        clip_grad_norm_(discriminator.parameters(), Parameters.CLIP);
        discriminatorDescent.step();
    }

    private void trainGenerator(Tensor generated) {
        discriminator.learns(false);
        generatorDescent.zero_grad();
        Tensor difference = featuresOfReal().sub(discriminator.features(generated));
        difference.mul(difference).mean().backward();
        clip_grad_norm_(generator.parameters(), Parameters.CLIP);
        generatorDescent.step();
        discriminator.learns(true);
    }

    private Tensor featuresOfReal() {
        try (NoGradGuard guard = new NoGradGuard()) {
            return discriminator.features(real);
        }
    }
}
