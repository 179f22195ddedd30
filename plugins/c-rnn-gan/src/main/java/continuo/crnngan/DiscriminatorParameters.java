package continuo.crnngan;

import continuo.params.Parameter;

/**
 * What can be set of the discriminators. The paper's have 350 units (Mogren 2016, section 4); a small one judges a
 * generator that was pre-trained as well, for a fraction of the time.
 */
public record DiscriminatorParameters(
        @Parameter(help = "LSTM units of each layer and direction", value = "64", min = 1, max = 4096)
        int units,

        @Parameter(help = "LSTM layers one above another", value = "2", min = 1, max = 8)
        int depth,

        @Parameter(help = "share of each layer's outputs left out in training", value = "0", min = 0, max = 0.95)
        double dropout) {}
