package continuo.shell.command.corpus;

import continuo.fault.Quantity;
import continuo.shell.console.Console;
import continuo.train.Census;
import continuo.train.Dataset;
import continuo.train.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what was found when a corpus was loaded. */
final class CensusText {
    private CensusText() {}

    /** Counts; and with {@code names} what each count consists of. */
    static void tell(Dataset dataset, boolean names, Console console) {
        Census census = dataset.census();
        if (console.json()) {
            console.object(object(dataset, names));
            return;
        }
        console.paragraph(census.summary() + (dataset.cached() ? " (from the cache)" : ""));
        console.line(splits(dataset));
        if (names) {
            list(
                    "duplicates",
                    census.duplicates().stream()
                            .map(duplicate -> duplicate.name() + " is the same music as " + duplicate.original())
                            .toList(),
                    console);
            list("damaged", damaged(census), console);
            list("empty", census.empty(), console);
            list("salvaged", salvaged(census), console);
        } else if (census.seen() > census.loaded() || !census.salvaged().isEmpty()) {
            console.line("corpus info --all names them");
        }
    }

    private static String splits(Dataset dataset) {
        return "split by content: " + Quantity.of(dataset.split(Split.TRAIN).size(), "piece", "pieces")
                + " to train on, "
                + dataset.split(Split.VALID).size() + " to validate, "
                + dataset.split(Split.TEST).size() + " to test";
    }

    private static void list(String head, List<String> lines, Console console) {
        if (!lines.isEmpty()) {
            console.line("");
            console.line(head + ":");
            lines.forEach(line -> console.line("    " + line));
        }
    }

    private static List<String> damaged(Census census) {
        return census.damaged().stream().map(Census.Damaged::line).toList();
    }

    private static List<String> salvaged(Census census) {
        List<String> lines = new ArrayList<>();
        for (Census.Salvaged piece : census.salvaged()) {
            String more = piece.count() > 1 ? " (and " + (piece.count() - 1) + " more)" : "";
            lines.add(piece.name() + ": " + piece.warnings().get(0) + more);
        }
        return lines;
    }

    private static Map<String, Object> object(Dataset dataset, boolean names) {
        Census census = dataset.census();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("seen", census.seen());
        object.put("loaded", census.loaded());
        object.put("notes", census.notes());
        object.put("duplicates", census.duplicates().size());
        object.put("damaged", census.damaged().size());
        object.put("empty", census.empty().size());
        object.put("salvaged", census.salvaged().size());
        object.put("train", dataset.split(Split.TRAIN).size());
        object.put("valid", dataset.split(Split.VALID).size());
        object.put("test", dataset.split(Split.TEST).size());
        object.put("digest", census.digest());
        object.put("cached", dataset.cached());
        if (names) {
            object.put(
                    "duplicateNames",
                    census.duplicates().stream().map(Census.Duplicate::name).toList());
            object.put("damagedNames", damaged(census));
            object.put("emptyNames", census.empty());
            object.put("salvagedNames", salvaged(census));
        }
        return object;
    }
}
