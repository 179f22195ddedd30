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
 * Highest minus lowest pitch (Mogren 2016, section 4), in semitones, 0..127. 0 when all notes have one pitch; empty for a
 * score without notes, which has no highest.
 */
@Extension
@Component(
        id = "tone-span",
        summary = "highest minus lowest pitch",
        source = "Mogren 2016, arXiv:1611.09904, section 4")
public final class ToneSpan implements Metric<Score> {
    public ToneSpan(NoParameters parameters) {}

    @Override
    public OptionalDouble measure(Score score) {
        IntSummaryStatistics pitches =
                score.notes().stream().mapToInt(Note::pitch).summaryStatistics();
        return pitches.getCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(pitches.getMax() - pitches.getMin());
    }

    @Override
    public String unit() {
        return "semitones";
    }
}
