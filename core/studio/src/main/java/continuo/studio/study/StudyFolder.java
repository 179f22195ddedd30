package continuo.studio.study;

import continuo.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a study is kept: {@code study.json}, {@code results/RUN.json}, {@code pieces/VARIANT.mid}, {@code table.csv},
 * {@code table.json}, {@code index.html}. Its runs are ordinary ones among all others.
 *
 * @param folder the study's own; need not exist yet
 */
public record StudyFolder(Path folder) {
    /** Beside the folder of the runs. */
    public static StudyFolder of(String name, Path runs) {
        return new StudyFolder(
                runs.toAbsolutePath().normalize().resolveSibling("studies").resolve(name));
    }

    /** @throws continuo.fault.Failure of kind RESOURCE when it cannot be made */
    public void make() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.cannotWrite(folder, e);
        }
    }

    public Path page() {
        return folder.resolve("index.html");
    }

    public Path csv() {
        return folder.resolve("table.csv");
    }

    public Path json() {
        return folder.resolve("table.json");
    }

    public Path outputLog() {
        return folder.resolve("output.log");
    }

    /** A piece that a variant composed. */
    public Path piece(Variant variant) {
        return folder.resolve("pieces").resolve(variant.label() + ".mid");
    }

    /**
     * The study as it was begun; empty where there is none.
     *
     * @throws continuo.fault.Failure of kind DATA when the file is damaged
     */
    public Optional<Study> study() {
        Path file = folder.resolve("study.json");
        return Files.exists(file) ? Optional.of(StudyJson.read(file)) : Optional.empty();
    }

    public void write(Study study) {
        write(folder.resolve("study.json"), StudyJson.text(study));
    }

    /**
     * What is kept of a run; {@link Outcome#NONE} where nothing is.
     *
     * @throws continuo.fault.Failure of kind DATA when the file is damaged
     */
    public Outcome outcome(String run) {
        Path file = result(run);
        return Files.exists(file) ? OutcomeJson.read(file) : Outcome.NONE;
    }

    public void write(String run, Outcome outcome) {
        write(result(run), OutcomeJson.text(outcome));
    }

    private Path result(String run) {
        return folder.resolve("results").resolve(run + ".json");
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
