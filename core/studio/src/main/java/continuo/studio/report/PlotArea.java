package continuo.studio.report;

/**
 * Where a chart's lines are drawn: in an SVG that is stretched to the room there is, between two axes.
 *
 * @param across steps or epochs
 * @param up values
 */
record PlotArea(Axis across, Axis up) {
    static final int WIDTH = 2000;

    static final int HEIGHT = 1000;

    int x(double at) {
        return (int) Math.round(WIDTH * across.share(at));
    }

    int y(double value) {
        return (int) Math.round(HEIGHT * (1 - up.share(value)));
    }

    /** Begins the drawing, which the caller closes. */
    void open(Markup page) {
        page.openDrawing(WIDTH, HEIGHT);
    }

    /** A line at each value that the axis names. */
    void writeGrid(Markup page) {
        StringBuilder grid = new StringBuilder();
        up.ticks().forEach(tick -> grid.append(level(tick)));
        page.open("path", "class", "grid", "d", grid.toString());
    }

    /** The path of a line at a value. */
    String level(double value) {
        return "M0 " + y(value) + "H" + WIDTH;
    }

    /** The path of an area between two values. */
    String band(double low, double high) {
        return level(high) + "V" + y(low) + "H0Z";
    }

    /** The path of an upright line. */
    String upright(double at) {
        return "M" + x(at) + " 0V" + HEIGHT;
    }
}
