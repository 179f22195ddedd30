package continuo.crnngan;

import continuo.params.Parameter;

/** What can be set of the generators; the defaults are the paper's (Mogren 2016, section 4). */
public record GeneratorParameters(
        @Parameter(help = "LSTM units of each layer", value = "350", min = 1, max = 4096)
        int units,

        @Parameter(help = "LSTM layers one above another", value = "2", min = 1, max = 8)
        int depth,

        @Parameter(help = "share of each layer's outputs left out in training", value = "0", min = 0, max = 0.95)
        double dropout,

        @Parameter(
                help = "outputs are squashed into ±range, in network units; 0 leaves them unbounded",
                value = "0",
                min = 0,
                max = 1000)
        double range) {}
