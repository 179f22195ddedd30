package continuo.shell.job;

import continuo.fault.Failure;
import continuo.fault.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The jobs in the background of a session, by number. Safe for use by several threads. */
public final class Jobs {
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private int numbers;

    /**
     * A job with its number.
     *
     * @param collect done once, when the session learns that the job is over
     */
    private record Entry(Job job, Runnable collect, boolean collected) {}

    /** @param number from 1, never given twice in a session */
    public record Numbered(int number, Job job) {}

    /**
     * Takes a job up.
     *
     * @param collect done once, on the session's thread, when the session learns that the job is over
     * @return its number
     */
    public synchronized int add(Job job, Runnable collect) {
        numbers++;
        entries.put(numbers, new Entry(job, collect, false));
        return numbers;
    }

    /** All of this session, in the order they were started. */
    public synchronized List<Numbered> all() {
        List<Numbered> all = new ArrayList<>();
        entries.forEach((number, entry) -> all.add(new Numbered(number, entry.job())));
        return all;
    }

    public synchronized List<Numbered> running() {
        return all().stream().filter(job -> !job.job().state().over()).toList();
    }

    /** The jobs that are over since this was asked last. */
    public synchronized List<Numbered> collect() {
        List<Numbered> over = new ArrayList<>();
        entries.forEach((number, entry) -> {
            if (entry.job().state().over() && !entry.collected()) {
                over.add(new Numbered(number, entry.job()));
            }
        });
        over.forEach(job -> collect(job.number()));
        return over;
    }

    /** Marks a job as known to be over; nothing happens when it is already. */
    public synchronized void collect(int number) {
        Entry entry = Objects.requireNonNull(entries.get(number));
        if (!entry.collected()) {
            // What is collected is let go of: it may be large.
            entries.put(number, new Entry(entry.job(), () -> {}, true));
            entry.collect().run();
        }
    }

    /**
     * The job that a command means.
     *
     * @param number as given; the youngest that runs when not, or else the youngest
     * @throws Failure of kind USER when there is none
     */
    public synchronized Numbered find(Optional<Integer> number) {
        List<Numbered> all = all();
        if (all.isEmpty()) {
            throw Failure.user("there are no jobs; train --background begins one");
        }
        if (number.isPresent()) {
            return all.stream()
                    .filter(job -> job.number() == number.get())
                    .findFirst()
                    .orElseThrow(() -> Failure.user("there is no job " + number.get() + " (there are: "
                            + all.stream().map(job -> "" + job.number()).collect(Collectors.joining(", ")) + ")"));
        }
        List<Numbered> running = running();
        return running.isEmpty() ? all.get(all.size() - 1) : running.get(running.size() - 1);
    }

    /**
     * @param run that is about to be trained
     * @throws Failure of kind USER when a job trains it
     */
    public synchronized void requireFree(String run) {
        for (Numbered job : running()) {
            if (job.job().claim().filter(run::equals).isPresent()) {
                throw Failure.user("job " + job.number() + " is training " + run + " (fg " + job.number()
                        + " shows it, cancel " + job.number() + " stops it)");
            }
        }
    }

    /** {@code 1 job is running}, {@code 2 jobs are running}. */
    public synchronized String inWords() {
        int running = running().size();
        return Quantity.of(running, "job") + (running == 1 ? " is running" : " are running");
    }

    /** Asks all to stop at their next good place. */
    public synchronized void stop() {
        running().forEach(job -> job.job().stop());
    }
}
