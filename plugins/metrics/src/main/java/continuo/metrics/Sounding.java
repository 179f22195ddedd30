package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import java.util.Arrays;

/**
 * How long how many pitches sound, in the score's ticks: the sums over a piano roll without drawing one.
 *
 * @param total from 0 to the end of the last note
 * @param any ticks in which a pitch sounds
 * @param several ticks in which at least two do
 * @param pitchTime ticks of all pitches together
 */
record Sounding(long total, long any, long several, double pitchTime) {
    private static final int PITCHES = 128;

    static Sounding of(Score score) {
        long[] starts = new long[score.notes().size()];
        long[] ends = new long[starts.length];
        long[] soundsUntil = new long[PITCHES];
        int count = 0;
        double pitchTime = 0;
        for (Note note : score.notes()) {
            // What a pitch sounds already is not counted again.
            long start = Math.max(note.onset(), soundsUntil[note.pitch()]);
            if (note.end() > start) {
                starts[count] = start;
                ends[count] = note.end();
                count++;
                pitchTime += note.end() - start;
                soundsUntil[note.pitch()] = note.end();
            }
        }
        Arrays.sort(starts, 0, count);
        Arrays.sort(ends, 0, count);
        long any = 0;
        long several = 0;
        long now = 0;
        for (int begun = 0, ended = 0; ended < count; ) {
            boolean begins = begun < count && starts[begun] < ends[ended];
            long next = begins ? starts[begun] : ends[ended];
            int sounding = begun - ended;
            any += sounding > 0 ? next - now : 0;
            several += sounding > 1 ? next - now : 0;
            now = next;
            if (begins) {
                begun++;
            } else {
                ended++;
            }
        }
        return new Sounding(now, any, several, pitchTime);
    }
}
