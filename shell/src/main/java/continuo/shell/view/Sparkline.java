package continuo.shell.view;

import java.util.List;

/** A curve in one line of text. */
public final class Sparkline {
    private static final String UNICODE = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-=*#";

    private Sparkline() {}

    /**
     * Draws values from left to right, the lowest at the bottom and the highest at the top. Where there are more values
     * than columns, each column stands for the mean of its share of them.
     *
     * @param values all finite
     * @param width columns there are
     * @return no more characters than there are columns or values
     */
    public static String of(List<Double> values, int width, boolean unicode) {
        int columns = Math.min(Math.max(0, width), values.size());
        double[] means = new double[columns];
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
            int from = (int) ((long) column * values.size() / columns);
            int to = (int) ((column + 1L) * values.size() / columns);
            means[column] = values.subList(from, to).stream()
                    .mapToDouble(value -> value)
                    .average()
                    .orElse(0);
            low = Math.min(low, means[column]);
            high = Math.max(high, means[column]);
        }
        String levels = unicode ? UNICODE : ASCII;
        StringBuilder line = new StringBuilder();
        for (double mean : means) {
            double share = high > low ? (mean - low) / (high - low) : 0.5;
            line.append(levels.charAt((int) Math.min(levels.length() - 1, share * levels.length())));
        }
        return line.toString();
    }
}
