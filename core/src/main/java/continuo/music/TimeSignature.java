package continuo.music;

/**
 * From this tick on a bar has so many beats.
 *
 * @param tick in the score's ticks, at least 0
 * @param beats beats a bar, at least 1
 * @param beatUnit the note value of a beat, a power of two: 4 is a quarter
 */
public record TimeSignature(long tick, int beats, int beatUnit) {
    public static final TimeSignature COMMON_TIME = new TimeSignature(0, 4, 4);

    public TimeSignature {
        if (tick < 0 || beats < 1 || beatUnit < 1 || Integer.bitCount(beatUnit) != 1) {
            throw new IllegalArgumentException("time signature " + beats + "/" + beatUnit + " at tick " + tick);
        }
    }

    /** Quarters in one bar. */
    public double quartersPerBar() {
        return 4.0 * beats / beatUnit;
    }
}
