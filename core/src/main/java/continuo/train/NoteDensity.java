package continuo.train;

/**
 * How many steps a note takes, as far as a corpus tells: 1 where a step is a note, 3 where a note is three tokens, and for frames of
 * time whatever the music makes of it. Needed to draw pieces that have enough notes for a window.
 *
 * @param steps per note on average, above 0
 */
record NoteDensity(double steps) {
    /** A step is a note. */
    static final NoteDensity ONE = new NoteDensity(1);

    /** Some notes become none: those that are silent or out of range. */
    private static final double SPARE = 1.25;

    /** Where notes and steps are not the same, pieces differ: half as many notes as the average has are enough. */
    private static final double SPARE_OF_OTHERS = 2;

    NoteDensity {
        if (!(steps > 0) || Double.isInfinite(steps)) {
            throw new IllegalArgumentException(steps + " steps per note");
        }
    }

    /** That of a corpus. */
    static NoteDensity of(Dataset dataset) {
        long steps = dataset.pieces().stream().mapToLong(EncodedPiece::length).sum();
        long notes = dataset.census().notes();
        return steps == 0 || notes == 0 ? ONE : new NoteDensity((double) steps / notes);
    }

    /** As it is kept in a checkpoint; {@link #ONE} for anything else. */
    static NoteDensity parse(String text) {
        try {
            return new NoteDensity(Double.parseDouble(text));
        } catch (IllegalArgumentException none) {
            return ONE;
        }
    }

    /** How many steps to draw for a piece of so many notes, with some to spare. */
    int stepsFor(int notes) {
        return (int) Math.ceil(notes * steps * (steps == 1 ? SPARE : SPARE_OF_OTHERS));
    }
}
