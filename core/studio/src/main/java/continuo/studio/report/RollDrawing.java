package continuo.studio.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A piano roll: time to the right, pitch upwards, the louder a note the stronger. All notes of about one loudness are one
 * path, whose strokes are the notes. The drawing stretches; pitches, bars and times stand around it as HTML.
 */
final class RollDrawing {
    /** Units of the drawing a second: notes are placed to the hundredth of a second. */
    private static final int UNITS = 100;
    /** Pixels a second, as in the style sheet. */
    private static final int PIXELS = 32;

    private static final int LABEL_PIXELS = 56;
    private static final int LOUDNESSES = 8;
    private static final int SEMITONES = 12;
    private static final int MIN_ROWS = 24;
    private static final int ROW_PIXELS = 6;
    private static final int MAX_PIXELS = 380;
    private static final List<String> PITCH_CLASSES =
            List.of("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B");
    private static final List<Integer> BLACK_KEYS = List.of(1, 3, 6, 8, 10);

    private final PieceExcerpt excerpt;
    private final int lowest;
    private final int highest;

    /** @param excerpt with at least one note */
    RollDrawing(PieceExcerpt excerpt) {
        this.excerpt = excerpt;
        int low = excerpt.notes().stream()
                .mapToInt(PieceExcerpt.TimedNote::pitch)
                .min()
                .orElseThrow();
        int high = excerpt.notes().stream()
                .mapToInt(PieceExcerpt.TimedNote::pitch)
                .max()
                .orElseThrow();
        int spare = Math.max(2, MIN_ROWS - (high - low + 1));
        this.lowest = Math.max(0, low - spare / 2);
        this.highest = Math.min(127, high + (spare + 1) / 2);
    }

    /** The name of a pitch; 60 is C4. */
    static String pitchName(int pitch) {
        return PITCH_CLASSES.get(pitch % SEMITONES) + (pitch / SEMITONES - 1);
    }

    void writeTo(Markup page, String label) {
        int height = Math.min(MAX_PIXELS, rows() * ROW_PIXELS);
        page.open(
                "div",
                "class",
                "roll",
                "style",
                "--height:" + height + "px;--seconds:" + (int) Math.ceil(excerpt.seconds()));
        writePitches(page);
        page.open("div", "class", "roll-scroller", "tabindex", "0", "role", "region", "aria-label", label);
        page.open("div", "class", "roll-content");
        writeBarNumbers(page);
        writeNotes(page);
        page.element("div", "", "class", "cursor", "aria-hidden", "true");
        writeTimes(page);
        page.close().close().close();
    }

    private int rows() {
        return highest - lowest + 1;
    }

    private double top(int pitch) {
        return highest - pitch;
    }

    private void writePitches(Markup page) {
        page.open("div", "class", "pitches", "aria-hidden", "true");
        for (int pitch = lowest; pitch <= highest; pitch++) {
            if (pitch % SEMITONES == 0) {
                String place = "top:" + PageNumbers.percent((top(pitch) + 0.5) / rows());
                page.element("span", pitchName(pitch), "style", place);
            }
        }
        page.close();
    }

    private void writeBarNumbers(Markup page) {
        page.open("div", "class", "bars", "aria-hidden", "true");
        List<Double> bars = excerpt.bars();
        double spacing = bars.size() > 1 ? PIXELS * excerpt.seconds() / bars.size() : LABEL_PIXELS;
        int every = IntStream.of(1, 2, 4, 8, 16, 32, 64, 128)
                .filter(step -> step * spacing >= LABEL_PIXELS)
                .findFirst()
                .orElse(256);
        for (int bar = 0; bar < bars.size() && hasRoom(bars.get(bar)); bar += every) {
            String number = bar == 0 ? "bar 1" : Integer.toString(bar + 1);
            page.element("span", number, "style", "left:" + place(bars.get(bar)));
        }
        page.close();
    }

    private void writeTimes(Markup page) {
        page.open("div", "class", "times", "aria-hidden", "true");
        double end = excerpt.seconds();
        double every = IntStream.of(1, 2, 5, 10, 15, 30, 60)
                .filter(step -> step * PIXELS >= 2 * LABEL_PIXELS || end <= 10)
                .findFirst()
                .orElse(60);
        // On paper the whole piece is as wide as the page, which holds a few of the times only.
        long onPaper = Math.max(1, Math.round(end / every / 8));
        for (int i = 0; hasRoom(i * every); i++) {
            String kind = i % onPaper == 0 ? "time" : "time screen-only";
            page.element("span", PageNumbers.minutes(i * every), "class", kind, "style", "left:" + place(i * every));
        }
        page.close();
    }

    /** Whether words that begin there end before the roll does. */
    private boolean hasRoom(double seconds) {
        return seconds == 0 || seconds < 0.97 * excerpt.seconds();
    }

    private String place(double seconds) {
        return PageNumbers.percent(seconds / excerpt.seconds());
    }

    private void writeNotes(Markup page) {
        int width = (int) Math.ceil(UNITS * excerpt.seconds());
        page.openDrawing(width, rows());
        StringBuilder keys = new StringBuilder();
        StringBuilder octaves = new StringBuilder();
        for (int pitch = lowest; pitch <= highest; pitch++) {
            if (BLACK_KEYS.contains(pitch % SEMITONES)) {
                keys.append('M')
                        .append("0 ")
                        .append(top(pitch) + 0.5)
                        .append('H')
                        .append(width);
            }
            if (pitch % SEMITONES == 0) {
                octaves.append("M0 ").append((int) top(pitch) + 1).append('H').append(width);
            }
        }
        StringBuilder bars = new StringBuilder();
        excerpt.bars()
                .forEach(
                        bar -> bars.append('M').append(units(bar)).append(" 0V").append(rows()));
        page.open("path", "class", "black-keys", "d", keys.toString());
        page.open("path", "class", "octaves", "d", octaves.toString());
        page.open("path", "class", "bar-lines", "d", bars.toString());
        for (int loudness = 0; loudness < LOUDNESSES; loudness++) {
            String notes = notes(loudness);
            if (!notes.isEmpty()) {
                page.open("path", "class", "notes v" + (loudness + 1), "d", notes);
            }
        }
        page.close();
    }

    private static long units(double seconds) {
        return Math.round(UNITS * seconds);
    }

    private String notes(int loudness) {
        StringBuilder path = new StringBuilder();
        for (PieceExcerpt.TimedNote note : excerpt.notes()) {
            if (note.velocity() * LOUDNESSES / 128 == loudness) {
                // A gap keeps repeated notes apart; the shortest are still to be seen.
                long length = Math.max(3, units(note.duration()) - 2);
                path.append('M').append(units(note.onset())).append(' ');
                path.append(top(note.pitch()) + 0.5).append('h').append(length);
            }
        }
        return path.toString();
    }
}
