package continuo.learn;

import continuo.spi.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A trainer's optimisers by name, each made when its model is first trained. */
public final class Optimisers {
    private final Map<String, Optimiser> made = new LinkedHashMap<>();
    /** State of optimisers that were saved but are not made yet in this process. */
    private Map<String, INDArray> pending = Map.of();

    /** The optimiser of that name, made for the model where there is none yet. */
    public Optimiser of(String name, Model model, OptimiserParameters parameters) {
        return made.computeIfAbsent(name, n -> {
            Optimiser optimiser = new Optimiser(n, parameters, model);
            if (pending.keySet().stream().anyMatch(key -> key.startsWith(n + "."))) {
                optimiser.restore(pending);
            }
            return optimiser;
        });
    }

    /** Copies of the state of all, by name. */
    public Map<String, INDArray> state() {
        Map<String, INDArray> state = new LinkedHashMap<>(pending);
        made.values().forEach(optimiser -> optimiser.save(state));
        return state;
    }

    /** Takes back what {@link #state()} gave. */
    public void restore(Map<String, INDArray> state) {
        pending = new LinkedHashMap<>(state);
        made.values().forEach(optimiser -> optimiser.restore(pending));
    }
}
