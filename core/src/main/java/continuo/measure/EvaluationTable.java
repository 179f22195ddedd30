package continuo.measure;

import java.util.List;

/**
 * What an evaluation found. Values of whole pieces stand in {@link MetricRow#values()}; since many metrics grow with the
 * number of notes, only the three bands, whose windows all have {@code windowNotes} notes, may be compared with each
 * other.
 *
 * @param pieces the columns
 * @param windowNotes notes in every window of every band
 * @param realWindows windows of real music in the band of real music; 0 without one
 * @param nullDraws draws in the band of random pitches; 0 where no piece has a window
 * @param seed of the random cuts and draws
 * @param rows one a metric, in the order the metrics were given
 * @param sets one a set metric, in the order they were given
 */
public record EvaluationTable(
        List<Piece> pieces,
        int windowNotes,
        int realWindows,
        int nullDraws,
        long seed,
        List<MetricRow> rows,
        List<SetRow> sets) {
    public EvaluationTable {
        pieces = List.copyOf(pieces);
        rows = List.copyOf(rows);
        sets = List.copyOf(sets);
    }

    /** The same with other rows of set metrics, which may have been measured on other pieces. */
    public EvaluationTable withSets(List<SetRow> others) {
        return new EvaluationTable(pieces, windowNotes, realWindows, nullDraws, seed, rows, others);
    }

    /**
     * A column.
     *
     * @param name of the piece
     * @param notes how many it has: what its values in the rows were computed from
     * @param windows how many it gives to the band of the pieces; 0 for a piece shorter than a window
     */
    public record Piece(String name, int notes, int windows) {}
}
