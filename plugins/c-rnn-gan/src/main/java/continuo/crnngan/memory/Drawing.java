package continuo.crnngan.memory;

/**
 * How values are drawn from what a network says of them. Of a nucleus, drawn from are the likeliest levels or components that
 * together have at least its probability (Holtzman et al. 2020, section 3.1).
 *
 * @param temperature divides the logits, and narrows the components; 0 takes the likeliest
 * @param nucleus of columns without octaves, above 0; 1 for all
 * @param pitchNucleus of columns with octaves
 */
public record Drawing(double temperature, double nucleus, double pitchNucleus) {
    /** From all that was learnt, as it was learnt. */
    public static final Drawing AS_LEARNT = new Drawing(1, 1, 1);

    double nucleus(LevelColumn column) {
        return column.octave() > 0 ? pitchNucleus : nucleus;
    }
}
