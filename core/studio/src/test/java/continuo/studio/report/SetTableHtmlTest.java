package continuo.studio.report;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.measure.SetRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SetTableHtmlTest {
    private static final SetRow REALISM = new SetRow(
            "realism",
            "fraction",
            210,
            400,
            OptionalDouble.of(0.53),
            Optional.of(new SetRow.Interval(0.51, 0.55)),
            OptionalDouble.of(0.94),
            OptionalDouble.of(0.48),
            Map.of("<polyphony>", 0.31));

    private static String html(SetRow row) {
        Markup page = new Markup();
        new SetTableHtml(List.of(row), Map.of("realism", "how like real music")).writeTo(page);
        return page.html();
    }

    @Test
    void valueStandsBesideItsIntervalRealMusicAndChance() {
        assertThat(html(REALISM))
                .contains("realism", "how like real music", "0.51", "0.55", "0.94", "0.48", "210 stretches", "400")
                .contains("&lt;polyphony&gt;")
                .doesNotContain("fewer than");
    }

    @Test
    void fewWindowsAreSaidToBeFew() {
        SetRow few = new SetRow(
                "realism",
                "fraction",
                12,
                400,
                OptionalDouble.of(0.5),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Map.of());
        assertThat(html(few)).contains("fewer than 200", "–").doesNotContain("its parts");
    }
}
