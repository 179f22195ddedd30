package continuo.train;

import java.util.Map;

/** Looks on while a training goes its way; nothing of the training changes by it. */
@FunctionalInterface
interface Observer {
    /** Called after each step, which was logged. */
    default void step(Course course, Map<String, Double> figures) {}

    /**
     * Called after the last step of each epoch, and where a training goes on from there.
     *
     * @param course where the training is: at the beginning of the next epoch
     * @param save writes a checkpoint of that
     */
    void epoch(Course course, Runnable save);
}
