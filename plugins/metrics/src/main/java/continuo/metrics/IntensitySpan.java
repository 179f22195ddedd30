package continuo.metrics;

import continuo.music.Note;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Metric;
import java.util.IntSummaryStatistics;
import java.util.OptionalDouble;
import org.pf4j.Extension;

/**
 * Largest minus smallest MIDI velocity, 0..126. 0 for music without dynamics, as much notated music is stored; empty for
 * a score without notes.
 */
@Extension
@Component(
        id = "intensity-span",
        summary = "loudest minus softest velocity",
        source = "Mogren 2016, arXiv:1611.09904, released tool")
public final class IntensitySpan implements Metric<Score> {
    public IntensitySpan(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        IntSummaryStatistics velocities =
                score.notes().stream().mapToInt(Note::velocity).summaryStatistics();
        return velocities.getCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(velocities.getMax() - velocities.getMin());
    }

    @Override
    public String unit() {
        return "velocity";
    }
}
