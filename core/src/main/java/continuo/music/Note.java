package continuo.music;

/**
 * One note of a {@link Score}.
 *
 * @param onset its beginning, in the score's ticks, at least 0
 * @param duration its length, in the score's ticks, at least 0
 * @param pitch MIDI key number, 0..127, 69 is A4 = 440 Hz
 * @param velocity MIDI velocity, 1..127
 * @param channel MIDI channel, 0..15; 9 is percussion in General MIDI
 */
public record Note(long onset, long duration, int pitch, int velocity, int channel) {
    /** General MIDI's percussion channel ("channel 10" counted from one). */
    public static final int DRUM_CHANNEL = 9;

    public Note {
        if (onset < 0 || duration < 0) {
            throw new IllegalArgumentException(
                    "onset " + onset + " and duration " + duration + " must not be negative");
        }
        if ((pitch & ~127) != 0) {
            throw new IllegalArgumentException("pitch " + pitch + " is outside 0..127");
        }
        if (velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException("velocity " + velocity + " is outside 1..127");
        }
        if ((channel & ~15) != 0) {
            throw new IllegalArgumentException("channel " + channel + " is outside 0..15");
        }
    }

    /** First tick after the note. */
    public long end() {
        return onset + duration;
    }
}
