package continuo.run;

import continuo.fault.Failure;
import continuo.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run's folder: {@code run.json}, {@code log.jsonl}, {@code measures.jsonl}, {@code
 * checkpoints/step-000500.safetensors}, {@code samples/}, {@code progress/}, {@code evaluation.json}, {@code report.html}.
 * {@link Runs} makes and finds them.
 *
 * @param folder the run's own
 */
public record RunDirectory(Path folder) {
    static final String MANIFEST = "run.json";
    static final String CHECKPOINTS = "checkpoints";
    static final String SAMPLES = "samples";
    private static final String EVALUATION = "evaluation.json";
    private static final String BEST = "best.json";

    private static final Pattern CHECKPOINT = Pattern.compile("step-([0-9]{6,18})\\.safetensors");

    /**
     * A checkpoint that was read and found sound.
     *
     * @param step how many steps of training it holds
     * @param content its tensors
     */
    public record Checkpoint(long step, SafeTensors content) {}

    /** A checkpoint's file, which need not be sound. */
    private record CheckpointFile(long step, Path file) {}

    public String name() {
        return folder.getFileName().toString();
    }

    /** Where generated pieces go; exists. */
    public Path samples() {
        return folder.resolve(SAMPLES);
    }

    /** Where a piece of each epoch that was measured goes, apart from those that were asked for; need not exist. */
    public Path progress() {
        return folder.resolve("progress");
    }

    /** Where the report goes; need not exist. */
    public Path report() {
        return folder.resolve("report.html");
    }

    public RunLog log() {
        return new RunLog(folder.resolve("log.jsonl"));
    }

    /** What was measured while it was trained. */
    public MeasureLog measures() {
        return new MeasureLog(folder);
    }

    /** @throws Failure of kind DATA naming what is wrong in the file */
    public RunManifest manifest() {
        return RunManifest.read(folder.resolve(MANIFEST));
    }

    /** Replaces the manifest, as when a run is resumed for more epochs. */
    public void updateManifest(RunManifest manifest) {
        manifest.write(folder.resolve(MANIFEST));
    }

    /**
     * Takes the right to train the run, and clears away checkpoints that a killed process left half written.
     *
     * @throws Failure of kind USER when somebody else has it
     */
    public RunLock lock() {
        RunLock lock = RunLock.acquire(folder);
        try {
            files(folder.resolve(CHECKPOINTS)).stream()
                    .filter(AtomicFile::isTemporary)
                    .forEach(RunDirectory::delete);
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Writes a checkpoint.
     *
     * @return its file
     * @throws Failure of kind RESOURCE naming the path and the way out
     */
    public Path writeCheckpoint(long step, List<Tensor> tensors, Map<String, String> metadata) {
        Path file = checkpointFile(step);
        SafeTensors.write(file, tensors, metadata);
        return file;
    }

    private Path checkpointFile(long step) {
        return folder.resolve(CHECKPOINTS).resolve(String.format(Locale.ROOT, "step-%06d.safetensors", step));
    }

    /** The files of all checkpoints, oldest first; they need not be sound. */
    public List<Path> checkpoints() {
        return checkpointFiles().map(CheckpointFile::file).toList();
    }

    /** After how many steps there are checkpoints, rising; they need not be sound. */
    public List<Long> steps() {
        return checkpointFiles().map(CheckpointFile::step).toList();
    }

    /** @throws Failure of kind DATA when it is damaged, of kind RESOURCE when it cannot be read */
    Checkpoint readCheckpoint(long step) {
        return new Checkpoint(step, SafeTensors.read(checkpointFile(step)));
    }

    /**
     * Which checkpoint composed best; empty where none was chosen, or its file is gone.
     *
     * @throws Failure of kind DATA when the file that says so is damaged
     */
    public Optional<BestCheckpoint> best() {
        return BestCheckpoint.read(folder.resolve(CHECKPOINTS).resolve(BEST))
                .filter(best -> Files.exists(checkpointFile(best.step())));
    }

    /** Names the best checkpoint, which is there already, in the place of an older best. */
    public void keepBest(BestCheckpoint best) {
        best.write(folder.resolve(CHECKPOINTS).resolve(BEST));
    }

    /** Forgets which checkpoint is the best. */
    public void forgetBest() {
        delete(folder.resolve(CHECKPOINTS).resolve(BEST));
    }

    /**
     * The newest checkpoint that is sound.
     *
     * @param warnings gets a line for each newer one that is not
     */
    public Optional<Checkpoint> latestCheckpoint(Consumer<String> warnings) {
        for (CheckpointFile candidate : checkpointFiles()
                .sorted(Comparator.comparingLong(CheckpointFile::step).reversed())
                .toList()) {
            try {
                return Optional.of(new Checkpoint(candidate.step(), SafeTensors.read(candidate.file())));
            } catch (Failure failure) {
                if (failure.kind() != Failure.Kind.DATA) {
                    throw failure;
                }
                warnings.accept(failure.getMessage());
            }
        }
        return Optional.empty();
    }

    /**
     * Deletes all checkpoints but the newest and the best.
     *
     * @param keep how many of the newest stay, at least 1
     */
    public void prune(int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one checkpoint must stay, not " + keep);
        }
        Optional<Path> best = best().map(found -> checkpointFile(found.step()));
        List<Path> files = checkpoints();
        for (Path file : files.subList(0, Math.max(0, files.size() - keep))) {
            if (!best.equals(Optional.of(file))) {
                delete(file);
            }
        }
    }

    /** Who trains the run now, as {@code process 17 of …}; empty when nobody does. */
    public Optional<String> trainedBy() {
        return RunLock.holder(folder);
    }

    /**
     * What the newest checkpoint holds, without its weights and without its checksum tried; empty where there is none.
     *
     * @throws Failure of kind DATA when it is damaged
     */
    public Optional<CheckpointOutline> outline() {
        List<Path> files = checkpoints();
        return files.isEmpty() ? Optional.empty() : Optional.of(CheckpointOutline.read(files.get(files.size() - 1)));
    }

    /** What {@link RunEvaluation} the run has. */
    public Optional<RunEvaluation> evaluation() {
        return RunEvaluation.read(folder.resolve(EVALUATION));
    }

    /** Keeps an evaluation with the run, in the place of an older one. */
    public void writeEvaluation(RunEvaluation evaluation) {
        evaluation.write(folder.resolve(EVALUATION));
    }

    /** Whether a step was ever taken in it. */
    public boolean begun() {
        return !checkpoints().isEmpty() || !log().lines().isEmpty();
    }

    private Stream<CheckpointFile> checkpointFiles() {
        return files(folder.resolve(CHECKPOINTS)).stream()
                .flatMap(file -> {
                    Matcher name = CHECKPOINT.matcher(file.getFileName().toString());
                    return name.matches()
                            ? Stream.of(new CheckpointFile(Long.parseLong(name.group(1)), file))
                            : Stream.empty();
                })
                .sorted(Comparator.comparingLong(CheckpointFile::step));
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        } catch (IOException e) {
            throw Failure.resource(
                    "cannot list " + place + ": " + AtomicFile.reason(e) + "; check that it may be read", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Failure.resource(
                    "cannot delete " + file + ": " + AtomicFile.reason(e) + "; check that its folder is writable", e);
        }
    }
}
