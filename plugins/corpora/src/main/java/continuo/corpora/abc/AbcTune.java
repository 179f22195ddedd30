package continuo.corpora.abc;

import java.util.List;
import java.util.OptionalInt;

/**
 * A tune as it is written, before its repeats are played.
 *
 * @param title of the piece, from {@code T:}
 * @param composer from {@code C:}: {@code Name (born-died)} or {@code traditional}
 * @param work from {@code O:}: opus or catalogue number, or where it comes from
 * @param year of its composition or first print, from {@code N:Year 1723}
 * @param remarks the other {@code N:} lines
 * @param quartersPerMinute from {@code Q:}
 * @param voices in the order in which they first appear
 */
public record AbcTune(
        String title,
        String composer,
        String work,
        OptionalInt year,
        List<String> remarks,
        double quartersPerMinute,
        List<AbcVoice> voices) {
    public AbcTune {
        remarks = List.copyOf(remarks);
        voices = List.copyOf(voices);
    }
}
