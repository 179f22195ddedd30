package continuo.studio.report;

import continuo.measure.Band;
import continuo.measure.MetricRow;
import java.util.Optional;

/**
 * Where generated music is on a metric, seen from real music.
 *
 * @param place of the generated median in the band of real music
 * @param likeChance whether it is outside of real music's band but inside that of random pitches
 */
record Verdict(Place place, boolean likeChance) {
    /** Seen from the band of real music. */
    enum Place {
        TYPICAL("●", "typical", "in the middle half of real music"),
        LOW("◐", "on the low side", "within real music’s range, below its middle half"),
        HIGH("◑", "on the high side", "within real music’s range, above its middle half"),
        BELOW("▼", "lower", "lower than 95 % of real music"),
        ABOVE("▲", "higher", "higher than 95 % of real music");

        private final String sign;
        private final String words;
        private final String meaning;

        Place(String sign, String words, String meaning) {
            this.sign = sign;
            this.words = words;
            this.meaning = meaning;
        }

        String sign() {
            return sign;
        }

        String words() {
            return words;
        }

        String meaning() {
            return meaning;
        }

        boolean withinRange() {
            return this != BELOW && this != ABOVE;
        }
    }

    /** Empty where there is nothing to compare with, or nothing to tell. */
    static Optional<Verdict> of(MetricRow row) {
        if (row.generated().isEmpty() || row.real().isEmpty() || fixed(row)) {
            return Optional.empty();
        }
        double median = row.generated().get().p50();
        Place place = place(median, row.real().get());
        boolean chance = !place.withinRange()
                && row.nullBand()
                        .filter(band -> median >= band.p5() && median <= band.p95())
                        .isPresent();
        return Optional.of(new Verdict(place, chance));
    }

    /** The number of notes is the same in every window because they were cut so, and chance has no say in it. */
    private static boolean fixed(MetricRow row) {
        Band generated = row.generated().orElseThrow();
        Band real = row.real().orElseThrow();
        return row.nullBand().isEmpty()
                && generated.p5() == generated.p95()
                && real.p5() == real.p95()
                && generated.p50() == real.p50();
    }

    private static Place place(double value, Band real) {
        if (value < real.p5()) {
            return Place.BELOW;
        }
        if (value > real.p95()) {
            return Place.ABOVE;
        }
        if (value < real.p25()) {
            return Place.LOW;
        }
        return value > real.p75() ? Place.HIGH : Place.TYPICAL;
    }
}
