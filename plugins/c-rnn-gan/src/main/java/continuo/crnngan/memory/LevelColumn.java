package continuo.crnngan.memory;

import continuo.nn.head.Levels;

/**
 * A column whose values are some of few levels.
 *
 * @param range what each level is in network units
 * @param octave so many levels make an octave, after which they are alike; 0 where there is no such thing
 */
public record LevelColumn(Levels range, int octave) {
    public LevelColumn(float[] values, int octave) {
        this(new Levels(values), octave);
    }

    int levels() {
        return range.count();
    }

    float[] values() {
        return range.values();
    }

    int nearest(float value) {
        return range.nearest(value);
    }

    float gap(int level) {
        return range.gap(level);
    }

    int below(float value) {
        return range.below(value);
    }
}
