package continuo.music;

/**
 * How much of a MIDI file is read at most, so that a hostile file cannot exhaust the machine. What is allocated follows
 * from the bytes that are really there, never from a length that a file declares.
 *
 * @param bytes size of the file
 * @param tracks number of track chunks
 * @param events number of events in all tracks together, of whatever kind
 */
public record MidiLimits(int bytes, int tracks, int events) {
    /** 16 MiB, 1,024 tracks, 2 million events; the largest of 3,029 classical pieces needs a hundredth of that. */
    public static final MidiLimits DEFAULT = new MidiLimits(16 << 20, 1024, 2_000_000);

    public MidiLimits {
        if (bytes < 1 || tracks < 1 || events < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
