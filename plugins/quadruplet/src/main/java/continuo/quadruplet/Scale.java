package continuo.quadruplet;

/** How physical values are brought into the range in which networks learn well. */
public enum Scale {
    /** Lengths and times by their logarithm, frequencies linear in pitch; everything standardised. */
    LOGARITHMIC,
    /** The same, and intensities from a cell's second tone on by their logarithm, too: absent tones are set apart. */
    SEPARATED,
    /** Everything standardised, linear in ticks and Hz. */
    LINEAR,
    /** Ticks, Hz and velocities as they are, as in the paper's released code. */
    RAW
}
