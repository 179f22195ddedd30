package continuo.measure;

import continuo.music.Score;

/**
 * A piece to evaluate.
 *
 * @param name what the table's head calls it, such as its file
 * @param score its notes; percussion is measured like everything else, so leave it out first where it shall not count
 */
public record NamedScore(String name, Score score) {}
