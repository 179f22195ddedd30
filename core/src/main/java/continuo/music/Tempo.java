package continuo.music;

/**
 * From this tick on a quarter note lasts so long.
 *
 * @param tick in the score's ticks, at least 0
 * @param microsecondsPerQuarter above 0; MIDI's default is 500,000 (120 quarters a minute)
 */
public record Tempo(long tick, int microsecondsPerQuarter) {
    /** What a MIDI file without a tempo event is played at: 120 quarters a minute. */
    public static final Tempo DEFAULT = new Tempo(0, 500_000);

    public Tempo {
        if (tick < 0 || microsecondsPerQuarter <= 0) {
            throw new IllegalArgumentException(
                    "tempo of " + microsecondsPerQuarter + " µs a quarter at tick " + tick + " is not possible");
        }
    }

    public static Tempo ofQuartersPerMinute(double quartersPerMinute) {
        return new Tempo(0, (int) Math.round(60e6 / quartersPerMinute));
    }

    public double quartersPerMinute() {
        return 60e6 / microsecondsPerQuarter;
    }
}
