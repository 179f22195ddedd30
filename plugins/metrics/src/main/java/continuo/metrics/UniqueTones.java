package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * How many different pitches occur, 0..128; octaves of one tone are different pitches. 0 for a score without notes.
 */
@Extension
@Component(
        id = "unique-tones",
        summary = "number of different pitches",
        source = "Mogren 2016, arXiv:1611.09904, released tool")
public final class UniqueTones implements Metric<Score> {
    public UniqueTones(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return OptionalDouble.of(
                score.notes().stream().mapToInt(Note::pitch).distinct().count());
    }

    @Override
    public String unit() {
        return "pitches";
    }
}
