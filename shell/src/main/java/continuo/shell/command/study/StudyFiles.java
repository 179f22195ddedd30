package continuo.shell.command.study;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import continuo.measure.NamedScore;
import continuo.music.MidiReader;
import continuo.plugin.ComponentDescriptor;
import continuo.shell.command.measure.Measuring;
import continuo.shell.console.Json;
import continuo.shell.session.Session;
import continuo.studio.report.StudyPage;
import continuo.studio.study.MeasureCurves;
import continuo.studio.study.StudyFolder;
import continuo.studio.study.StudyTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Writes what a study has found into its folder: the table for programs and the page for people. */
final class StudyFiles {
    private StudyFiles() {}

    static void write(StudyTable table, StudyFolder folder, Session session) {
        List<Map<String, Object>> objects = StudyText.objects(table);
        text(folder.json(), objects.stream().map(Json::text).collect(Collectors.joining(",\n", "[\n", "\n]\n")));
        text(folder.csv(), csv(objects));
        Map<String, String> summaries = new HashMap<>(Measuring.installed(session).all().stream()
                .collect(Collectors.toMap(ComponentDescriptor::id, ComponentDescriptor::summary)));
        summaries.put(StudyTable.DROPPED, "share of tones that were silent or out of range");
        text(
                folder.page(),
                new StudyPage(
                                table,
                                MeasureCurves.of(
                                        table.study(), session.workplace().runsFolder()),
                                summaries,
                                pieces(table, folder))
                        .html());
    }

    private static void text(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(List<Map<String, Object>> objects) {
        List<String> columns = objects.stream()
                .flatMap(object -> object.keySet().stream())
                .distinct()
                .toList();
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, Object> object : objects) {
            csv.append(columns.stream()
                            .map(column -> cell(object.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    /** Empty where there is no value; in quotes where a unit or a name would be taken for more than one (RFC 4180). */
    private static String cell(Object value) {
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? Json.text(number.getAsDouble()) : "";
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(StudyFiles::cell).orElse("");
        }
        if (value instanceof Number) {
            return Json.text(value);
        }
        String text = value.toString();
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** The piece that was kept of each variant, where there is one that can be read. */
    private static List<NamedScore> pieces(StudyTable table, StudyFolder folder) {
        List<NamedScore> pieces = new ArrayList<>();
        for (StudyTable.Row row : table.rows()) {
            Path file = folder.piece(row.variant());
            if (Files.exists(file)) {
                try {
                    pieces.add(new NamedScore(
                            row.variant().label(), MidiReader.read(file, false).content()));
                } catch (Failure failure) {
                    // Somebody changed a file of ours: the page does without it.
                    continue;
                }
            }
        }
        return pieces;
    }
}
