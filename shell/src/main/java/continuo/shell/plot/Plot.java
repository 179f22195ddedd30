package continuo.shell.plot;

import continuo.shell.view.DotCanvas;
import continuo.studio.report.Axis;
import continuo.studio.report.Curve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a curve as lines of text, steps to the right and values upwards, with numbers on both axes. */
public final class Plot {
    private static final int NARROWEST = 8;
    /** Numbers on the axis of the values are at least so many rows apart. */
    private static final double ROWS_APART = 1.5;

    private final Curve curve;
    private final Axis steps;
    private final Axis values;
    private final int rows;
    private final boolean unicode;
    private final List<String> labels = new ArrayList<>();
    private final int labelWidth;
    private final int columns;

    private Plot(Curve curve, Axis values, int width, int rows, boolean unicode) {
        this.curve = curve;
        this.steps = Axis.linear(curve.first().step(), curve.last().step());
        this.values = values;
        this.rows = rows;
        this.unicode = unicode;
        for (int row = 0; row < rows; row++) {
            labels.add("");
        }
        List<Double> ticks = values.ticks();
        for (int i = 0; i < ticks.size(); i += stride(ticks)) {
            int row = (int) Math.round((1 - values.share(ticks.get(i))) * (rows - 1));
            labels.set(row, number(ticks.get(i)));
        }
        labelWidth = labels.stream().mapToInt(String::length).max().orElse(0);
        columns = Math.max(NARROWEST, width - labelWidth - 2);
    }

    /** Every how many ticks there is room for a number. */
    private int stride(List<Double> ticks) {
        double apart = ticks.size() < 2 ? rows : (values.share(ticks.get(1)) - values.share(ticks.get(0))) * (rows - 1);
        return Math.max(1, (int) Math.ceil(ROWS_APART / apart));
    }

    /**
     * Draws a curve.
     *
     * @param curve of at least one point
     * @param values the scale of its values; what lies outside is drawn at the edge
     * @param width columns of the terminal
     * @param rows lines for the curve, at least 2; the axis of the steps takes two more
     */
    public static List<String> render(Curve curve, Axis values, int width, int rows, boolean unicode) {
        return new Plot(curve, values, width, rows, unicode).lines();
    }

    private List<String> lines() {
        DotCanvas canvas = new DotCanvas(columns, rows, unicode);
        List<Curve.Point> points = curve.thinned(canvas.width()).points();
        for (int i = 0; i < points.size(); i++) {
            Curve.Point from = points.get(Math.max(0, i - 1));
            canvas.line(x(from, canvas), y(from, canvas), x(points.get(i), canvas), y(points.get(i), canvas));
        }
        List<String> drawn = canvas.lines();
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String label = labels.get(row);
            String wall = label.isEmpty() ? unicode ? "│" : "|" : unicode ? "┤" : "+";
            lines.add(" ".repeat(labelWidth - label.length()) + label + " " + wall + drawn.get(row));
        }
        lines.addAll(stepAxis());
        return lines;
    }

    private int x(Curve.Point point, DotCanvas canvas) {
        return (int) Math.round(steps.share(point.step()) * (canvas.width() - 1));
    }

    private int y(Curve.Point point, DotCanvas canvas) {
        double share = Math.min(1, Math.max(0, values.share(point.value())));
        return (int) Math.round((1 - share) * (canvas.height() - 1));
    }

    private List<String> stepAxis() {
        StringBuilder axis = new StringBuilder((unicode ? "─" : "-").repeat(columns));
        StringBuilder numbers = new StringBuilder();
        for (double tick : steps.ticks()) {
            int column = (int) Math.round(steps.share(tick) * (columns - 1));
            String label = String.format(Locale.ROOT, "%,d", Math.round(tick));
            int at = Math.min(column, columns - label.length());
            boolean free = numbers.isEmpty() || at > numbers.length();
            if (tick == Math.rint(tick) && free && at >= 0) {
                axis.setCharAt(column, unicode ? '┴' : '+');
                numbers.append(" ".repeat(at - numbers.length())).append(label);
            }
        }
        String indent = " ".repeat(labelWidth + 1);
        return List.of(indent + (unicode ? "└" : "+") + axis, indent + " " + numbers);
    }

    /** Few digits: the ticks are round numbers. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6 || size != 0 && size < 1e-4) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }
}
