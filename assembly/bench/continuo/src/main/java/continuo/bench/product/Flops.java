package continuo.bench.product;

import continuo.bench.subject.Size;

/**
 * Floating-point operations of matrix products, two a multiply-add, at the true sizes. What is done element by element is
 * not counted: it is work all the same, and so a net spends less than all of its time at the peak.
 */
final class Flops {
    private static final double GATES = 4;

    private Flops() {}

    /** Going forward through one step of one sequence; going back to the input or to the weights costs as much again. */
    static double generatorStep(Size size) {
        double units = size.units();
        double ends = 2.0 * size.features() * units + units * size.features();
        return 2 * (ends + size.depth() * 2 * units * GATES * units);
    }

    /** As {@link #generatorStep}. */
    static double discriminatorStep(Size size) {
        double units = size.units();
        double bottom = (size.features() + units) * GATES * units;
        double above = (size.depth() - 1) * 2 * units * GATES * units;
        return 2 * 2 * (bottom + above + units);
    }

    private static double sequenceSteps(Size size) {
        return (double) size.batch() * size.steps();
    }

    static double generator(Size size) {
        return 3 * generatorStep(size) * sequenceSteps(size);
    }

    static double discriminator(Size size) {
        return 3 * discriminatorStep(size) * sequenceSteps(size);
    }

    /**
     * The generator once each way; the discriminator on both batches each way with its weights' gradient, then forward on
     * each batch and back to the generated steps.
     */
    static double ganStep(Size size) {
        double discriminatorPasses = 3 * 2 + 2 + 1;
        return generator(size) + discriminatorPasses * discriminatorStep(size) * sequenceSteps(size);
    }
}
