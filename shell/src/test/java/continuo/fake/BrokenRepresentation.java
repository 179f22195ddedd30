package continuo.fake;

import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Column;
import continuo.spi.Component;
import continuo.spi.Representation;
import continuo.spi.Scaling;
import continuo.spi.Steps;
import java.util.List;
import org.pf4j.Extension;

/** A plugin author's first try: throws whatever it is asked. */
@Extension
@Component(id = "broken", summary = "throws whatever it is asked")
public final class BrokenRepresentation implements Representation<Score> {
    public BrokenRepresentation(NoParameters parameters) {}

    @Override
    public List<Column> columns() {
        return List.of(new Column("pitch", "key", 0, 127, Column.Type.CONTINUOUS, new Scaling.Affine(64, 64)));
    }

    @Override
    public Steps encode(Score score) {
        throw new IndexOutOfBoundsException("index 88 of 88 keys");
    }

    @Override
    public Decoded<Score> decode(Steps steps, Score blank) {
        throw new IndexOutOfBoundsException("index 88 of 88 keys");
    }
}
