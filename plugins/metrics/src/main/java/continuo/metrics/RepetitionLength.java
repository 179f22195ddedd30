package continuo.metrics;

import continuo.params.Parameter;

/**
 * How long the pitch sequences are that are compared.
 *
 * @param length L, in notes
 */
public record RepetitionLength(
        @Parameter(help = "notes in a sequence", value = "3", min = 2, max = PitchSequences.MAX_LENGTH)
        int length) {}
