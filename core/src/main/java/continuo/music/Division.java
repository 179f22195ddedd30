package continuo.music;

import java.util.Optional;

/**
 * What a tick of a MIDI file means.
 *
 * @param ticksPerQuarter resolution of the score
 * @param fixedTempo empty for musical time, where the file's tempo events hold; the one tempo of the score for SMPTE time
 */
record Division(int ticksPerQuarter, Optional<Tempo> fixedTempo) {
    /**
     * Reads the division word of a header.
     *
     * <p>With the top bit clear it is ticks per quarter. With it set the upper byte is minus the frames per second (24,
     * 25, 29 for the 30/1.001 of drop frame, 30) and the lower byte the ticks per frame: real time, in which tempo
     * events mean nothing. Such a file becomes a score at 120 quarters a minute (99.9 % of it for drop frame), or at 60
     * where the ticks of half a second would not be a whole number.
     *
     * @param word 0..65535
     * @return empty where the word means no time at all
     */
    static Optional<Division> of(int word) {
        if (word < 0x8000) {
            return word == 0 ? Optional.empty() : Optional.of(new Division(word, Optional.empty()));
        }
        int framesPerSecond = 256 - (word >> 8);
        int ticksPerFrame = word & 0xFF;
        boolean drop = framesPerSecond == 29;
        boolean known = drop || framesPerSecond == 24 || framesPerSecond == 25 || framesPerSecond == 30;
        if (!known || ticksPerFrame == 0) {
            return Optional.empty();
        }
        int ticksPerSecond = (drop ? 30 : framesPerSecond) * ticksPerFrame;
        int quartersPerSecond = ticksPerSecond % 2 == 0 ? 2 : 1;
        int second = drop ? 1_001_000 : 1_000_000;
        return Optional.of(new Division(
                ticksPerSecond / quartersPerSecond, Optional.of(new Tempo(0, second / quartersPerSecond))));
    }
}
