package continuo.studio.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.fault.Quantity;
import continuo.measure.NamedScore;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import java.util.Base64;
import java.util.IntSummaryStatistics;

/** One piece: its name, the player, the piano roll, the MIDI file. */
final class PieceHtml {
    /** Browsers do not take much longer addresses. */
    private static final int MAX_MIDI_BYTES = 1_200_000;

    private final NamedScore piece;
    private final int number;
    private final PieceExcerpt excerpt;

    /** @param number of the piece, from 1 */
    PieceHtml(NamedScore piece, int number) {
        this.piece = piece;
        this.number = number;
        this.excerpt = PieceExcerpt.of(piece.score());
    }

    void writeTo(Markup page) {
        page.open("article", "class", "piece", "id", "piece-" + number);
        page.open("header");
        page.open("h3")
                .element("span", "No. " + number, "class", "ordinal")
                .name(piece.name())
                .close();
        page.element("p", facts(), "class", "facts");
        page.close();
        if (excerpt.notes().isEmpty()) {
            page.element("p", "This piece has no notes.", "class", "note");
        } else {
            writeControls(page);
            new RollDrawing(excerpt).writeTo(page, "Piano roll of " + piece.name());
            if (!excerpt.isWhole(piece.score())) {
                String shown = "Only the first " + PageNumbers.duration(excerpt.seconds()) + " of "
                        + PageNumbers.duration(excerpt.wholeSeconds()) + " are shown and played.";
                page.element("p", shown, "class", "note");
            }
            page.data(notes(), "notes-data");
        }
        page.close();
    }

    private String facts() {
        Score score = piece.score().withoutDrums();
        String length = Quantity.of(score.notes().size(), "note", "notes");
        if (score.notes().isEmpty()) {
            return length;
        }
        IntSummaryStatistics pitches =
                score.notes().stream().mapToInt(Note::pitch).summaryStatistics();
        return length + " · " + PageNumbers.duration(excerpt.wholeSeconds()) + " · "
                + RollDrawing.pitchName(pitches.getMin()) + " to " + RollDrawing.pitchName(pitches.getMax()) + " · "
                + PageNumbers.of(score.initialTempo().quartersPerMinute()) + " quarters a minute";
    }

    private void writeControls(Markup page) {
        page.open("div", "class", "controls");
        page.open("button", "type", "button", "class", "play", "aria-label", "Play " + piece.name());
        page.element("span", "", "class", "sign", "aria-hidden", "true").element("span", "Play", "class", "word");
        page.close();
        page.open(
                "input",
                "type",
                "range",
                "class",
                "seek",
                "min",
                "0",
                "max",
                Integer.toString((int) Math.ceil(excerpt.seconds())),
                "step",
                "0.1",
                "value",
                "0",
                "aria-label",
                "Place in " + piece.name() + ", seconds");
        page.element("span", "0:00 / " + PageNumbers.minutes(excerpt.seconds()), "class", "clock");
        writeDownload(page);
        page.close();
    }

    private void writeDownload(Markup page) {
        byte[] midi = MidiWriter.write(piece.score());
        if (midi.length > MAX_MIDI_BYTES) {
            return;
        }
        String name = fileName(piece.name(), number);
        String address = "data:audio/midi;base64," + Base64.getEncoder().encodeToString(midi);
        page.element("a", "MIDI file", "class", "download", "download", name, "href", address, "title", "Save " + name);
    }

    /** What every file system takes, recognisably the piece's name. */
    static String fileName(String name, int number) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("(?i)\\.midi?$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        String trimmed = plain.replaceAll("^[.-]+|[.-]+$", "");
        String stem = trimmed.length() > 80 ? trimmed.substring(0, 80) : trimmed;
        return (stem.isEmpty() ? "piece-" + number : stem) + ".mid";
    }

    /** For the player: four numbers a note: milliseconds since the last onset, milliseconds long, pitch, velocity. */
    private ObjectNode notes() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("seconds", Math.ceil(1000 * excerpt.seconds()) / 1000);
        ArrayNode numbers = data.putArray("notes");
        long last = 0;
        for (PieceExcerpt.TimedNote note : excerpt.notes()) {
            long onset = Math.round(1000 * note.onset());
            numbers.add(onset - last).add(Math.round(1000 * note.duration()));
            numbers.add(note.pitch()).add(note.velocity());
            last = onset;
        }
        return data;
    }
}
