package continuo.metrics;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * How many notes the score has; the released tool's number of tones. 0 for a score without notes.
 */
@Extension
@Component(id = "notes", summary = "number of notes", source = "Mogren 2016, arXiv:1611.09904, released tool")
public final class NoteCount implements Metric<Score> {
    public NoteCount(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        return OptionalDouble.of(score.notes().size());
    }

    @Override
    public String unit() {
        return "notes";
    }
}
