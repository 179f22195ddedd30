package continuo.studio.report;

import continuo.measure.Band;
import continuo.measure.MetricRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bands of one metric under each other on one scale: generated music, real music, chance. */
final class BandStrip {
    private static final double MARGIN = 0.04;

    private final MetricRow row;
    private final double from;
    private final double to;

    BandStrip(MetricRow row) {
        this.row = row;
        List<Band> bands = Stream.of(row.generated(), row.real(), row.nullBand())
                .flatMap(Optional::stream)
                .toList();
        double low = bands.stream().mapToDouble(Band::p5).min().orElse(0);
        double high = bands.stream().mapToDouble(Band::p95).max().orElse(0);
        double margin = high > low ? MARGIN * (high - low) : 0.5;
        this.from = low - margin;
        this.to = high + margin;
    }

    /** Writes nothing where no band is known. */
    void writeTo(Markup page) {
        List<String> words = new ArrayList<>();
        row.generated().ifPresent(band -> words.add("generated " + words(band)));
        row.real().ifPresent(band -> words.add("real " + words(band)));
        row.nullBand().ifPresent(band -> words.add("chance " + words(band)));
        if (words.isEmpty()) {
            return;
        }
        String description = row.metric() + ": " + String.join("; ", words);
        page.open("div", "class", "strip", "role", "img", "aria-label", description, "title", description);
        row.generated().ifPresent(band -> lane(page, "generated", band));
        row.real().ifPresent(band -> lane(page, "real", band));
        row.nullBand().ifPresent(band -> lane(page, "chance", band));
        page.close();
    }

    private static String words(Band band) {
        return "median " + PageNumbers.of(band.p50()) + ", 90 % from " + PageNumbers.of(band.p5()) + " to "
                + PageNumbers.of(band.p95());
    }

    private void lane(Markup page, String whose, Band band) {
        page.open("span", "class", "lane " + whose);
        range(page, "most", band.p5(), band.p95());
        range(page, "half", band.p25(), band.p75());
        page.element("i", "", "class", "median", "style", "left:" + PageNumbers.percent(share(band.p50())));
        page.close();
    }

    private void range(Markup page, String part, double low, double high) {
        String style =
                "left:" + PageNumbers.percent(share(low)) + ";width:" + PageNumbers.percent(share(high) - share(low));
        page.element("i", "", "class", part, "style", style);
    }

    private double share(double value) {
        return (value - from) / (to - from);
    }
}
