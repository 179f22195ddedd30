package continuo.run;

import continuo.fault.Failure;
import continuo.fault.Nearest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a checkpoint holds, for a quick look: its whole numbers and how large its float tensors are.
 *
 * @param file where it was read from
 * @param sizes how many floats each float tensor has, by name, in the order of the file
 * @param longs the values of the tensors of whole numbers
 */
public record CheckpointOutline(Path file, Map<String, Long> sizes, Map<String, long[]> longs) {
    public CheckpointOutline {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        longs = Collections.unmodifiableMap(new LinkedHashMap<>(longs));
    }

    /**
     * Reads the beginning of a checkpoint. Its checksum is of the whole file, so that it stays untried.
     *
     * @throws Failure of kind DATA when that is damaged, of kind RESOURCE when it cannot be read
     */
    static CheckpointOutline read(Path file) {
        return SafeTensors.outline(file);
    }

    /** How many weights a model has, by the name its tensors begin with; 0 where there is no such model. */
    public long weights(String model) {
        return sizes.entrySet().stream()
                .filter(tensor -> tensor.getKey().startsWith(model + "/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** @throws Failure of kind DATA when there is no such tensor */
    public long[] values(String name) {
        long[] values = longs.get(name);
        if (values == null) {
            throw Failure.data(file + ": " + Nearest.message("tensor", name, longs.keySet()));
        }
        return values.clone();
    }
}
