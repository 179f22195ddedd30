package continuo.studio.report;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes reports: one HTML file each, which holds everything and asks the network for nothing. The same data gives the
 * same bytes.
 */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes a report into a file, which appears complete or not at all; an existing one is replaced.
     *
     * @throws Failure of kind RESOURCE naming the file where it cannot be written; DATA for a piece that a MIDI file cannot
     *     hold
     */
    public static void write(ReportData data, Path html) {
        AtomicFile.write(html, html(data).getBytes(StandardCharsets.UTF_8));
    }

    /** The report's text. */
    public static String html(ReportData data) {
        return new Page(data).html();
    }
}
