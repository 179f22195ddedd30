package continuo.training;

import continuo.params.Parameter;

/** What can be set of the losses on the discriminator's decision. */
public record LossParameters(
        @Parameter(
                help = "how far the target for real music is under 1 (one-sided label smoothing)",
                value = "0",
                min = 0,
                max = 0.5)
        double smoothing) {}
