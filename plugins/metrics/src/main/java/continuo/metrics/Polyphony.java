package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.List;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * How often two or more tones begin at exactly the same time (Mogren 2016, section 4): the onset instants with at least
 * two notes, divided by all distinct onset instants, in 0..1.
 *
 * <p>Only beginnings count: a tone that begins while another sounds makes no polyphony. Two notes of one pitch at one
 * instant do, as two channels in unison have them. Empty for a score without notes, which has no instant to count.
 */
@Extension
@Component(
        id = "polyphony",
        summary = "how often two or more tones begin at the same time",
        source = "Mogren 2016, arXiv:1611.09904, section 4")
public final class Polyphony implements Metric<Score> {
    public Polyphony(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        List<Note> notes = score.notes();
        if (notes.isEmpty()) {
            return OptionalDouble.empty();
        }
        int instants = 0;
        int chords = 0;
        int size = 0;
        for (int i = 0; i < notes.size(); i++) {
            boolean begins = i == 0 || notes.get(i).onset() != notes.get(i - 1).onset();
            size = begins ? 1 : size + 1;
            if (begins) {
                instants++;
            } else if (size == 2) {
                chords++;
            }
        }
        return OptionalDouble.of((double) chords / instants);
    }

    @Override
    public String unit() {
        return "fraction";
    }
}
