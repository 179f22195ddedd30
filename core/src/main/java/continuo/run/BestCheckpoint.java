package continuo.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import continuo.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which checkpoint composed best beside the validation split: {@code checkpoints/best.json}. It stays when older ones are
 * deleted.
 *
 * @param step how many steps of training it holds
 * @param epoch of the training proper after which it was written, from 1
 * @param metric by which it was chosen
 * @param value the metric's
 */
public record BestCheckpoint(long step, int epoch, String metric, double value) {
    private static final int FORMAT = 1;

    void write(Path file) {
        String json = new JsonMapper()
                .createObjectNode()
                .put("format", FORMAT)
                .put("step", step)
                .put("epoch", epoch)
                .put("metric", metric)
                .put("value", value)
                .toPrettyString();
        AtomicFile.write(file, (json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where there is no file. */
    static Optional<BestCheckpoint> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonFields json = JsonFields.read(file);
        json.number("format", 1, FORMAT);
        BestCheckpoint best = new BestCheckpoint(
                json.number("step", 0, Long.MAX_VALUE),
                (int) json.number("epoch", 0, Integer.MAX_VALUE),
                json.text("metric"),
                json.decimal("value"));
        json.end();
        return Optional.of(best);
    }
}
