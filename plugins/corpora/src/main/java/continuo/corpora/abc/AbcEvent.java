package continuo.corpora.abc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A note, a chord or a rest.
 *
 * @param line of the file, from 1
 * @param column of its first sign, from 1
 * @param duration until the next event, in ticks of 1/384 quarter
 * @param tones empty for a rest
 * @param dynamic that begins here
 * @param articulations how it is played
 * @param quartersPerMinute tempo that begins here
 */
public record AbcEvent(
        int line,
        int column,
        long duration,
        List<Tone> tones,
        Optional<Dynamic> dynamic,
        Set<Articulation> articulations,
        OptionalDouble quartersPerMinute) {
    public AbcEvent {
        tones = List.copyOf(tones);
        articulations = Set.copyOf(articulations);
    }

    /**
     * A tone of an event.
     *
     * @param pitch MIDI key number
     * @param duration in ticks of 1/384 quarter
     * @param tied whether it goes on in the next event
     */
    public record Tone(int pitch, long duration, boolean tied) {}

    /** Marks on one event. */
    public enum Articulation {
        STACCATO,
        ACCENT,
        FERMATA
    }

    /** Loudness, softest first, with the velocity it stands for. */
    public enum Dynamic {
        PPP(28),
        PP(38),
        P(50),
        MP(62),
        MF(74),
        F(88),
        FF(102),
        FFF(114);

        private final int velocity;

        Dynamic(int velocity) {
            this.velocity = velocity;
        }

        public int velocity() {
            return velocity;
        }
    }

    /** The event with all its lengths multiplied, for broken rhythms. */
    AbcEvent scaled(Fraction factor) {
        return new AbcEvent(
                line,
                column,
                factor.of(duration),
                tones.stream()
                        .map(t -> new Tone(t.pitch, factor.of(t.duration), t.tied))
                        .toList(),
                dynamic,
                articulations,
                quartersPerMinute);
    }
}
