package continuo.shell;

import continuo.fault.Failure;
import continuo.shell.command.Command;
import continuo.shell.console.Cancellation;
import continuo.shell.console.Console;
import continuo.shell.job.Job;
import continuo.shell.job.Jobs;
import continuo.shell.job.Jobs.Numbered;
import continuo.shell.job.Watching;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Word;
import continuo.shell.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs commands as jobs, and looks after those in the background until the session ends. */
final class JobRunner {
    private final Session session;
    private final Foreground foreground;
    private final Faults faults;

    JobRunner(Session session, Foreground foreground, Faults faults) {
        this.session = session;
        this.foreground = foreground;
        this.faults = faults;
    }

    /**
     * A command that is to be run.
     *
     * @param line as the user could have typed it
     */
    record Order(String line, Command command, Arguments arguments) {
        static Order of(List<Word> words, Command command, Arguments arguments) {
            String line = words.stream()
                    .map(Word::text)
                    .filter(text -> !text.equals(Option.BACKGROUND.name()))
                    .map(Order::quoted)
                    .collect(Collectors.joining(" "));
            return new Order(line, command, arguments);
        }

        private static String quoted(String word) {
            return word.matches("[^\\s'\"\\\\$;#]+") ? word : "'" + word.replace("'", "'\\''") + "'";
        }
    }

    /** Runs a command while the user watches; it becomes a job in the background when the user looks away. */
    void watch(Order order, Console console) throws Exception {
        requireFree(order);
        foreground.watch(
                () -> {
                    Session own = session.handOver();
                    Job job = start(order, own, console);
                    if (Watching.watch(job, console)) {
                        if (job.state().over()) {
                            session.adopt(own);
                        }
                        job.rethrow();
                        return;
                    }
                    detached(session.jobs().add(job, () -> session.adopt(own)), console);
                },
                console.cancellation());
    }

    private static void detached(int number, Console console) {
        if (console.cancellation().requested()) {
            throw Failure.interrupted(
                    "job " + number + " stops as soon as it can, and says so here (wait " + number + " waits for it)");
        }
        console.note("job " + number + " goes on in the background (fg " + number + " shows it, cancel " + number
                + " stops it)");
    }

    /** Begins a command in the background. */
    void begin(Order order, Console console) {
        requireFree(order);
        Session own = session.snapshot();
        Job job = start(order, own, console);
        int number = session.jobs().add(job, () -> session.adopt(own));
        if (console.json()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("job", number);
            object.put("command", order.line());
            object.put("state", job.state().word());
            console.object(object);
        } else {
            console.line("job " + number + ": " + order.line() + " (jobs lists it, fg " + number + " shows it)");
        }
    }

    private void requireFree(Order order) {
        order.command().trains(order.arguments(), session).ifPresent(session.jobs()::requireFree);
    }

    private Job start(Order order, Session own, Console console) {
        return Job.start(
                order.line(),
                order.command().trains(order.arguments(), session),
                console,
                jobConsole -> order.command().run(order.arguments(), own, jobConsole));
    }

    /** A line for each job that is over since this was asked last. */
    List<String> news() {
        List<String> lines = new ArrayList<>();
        for (Numbered ended : session.jobs().collect()) {
            lines.add("job " + ended.number() + " " + news(ended));
        }
        return lines;
    }

    private String news(Numbered ended) {
        Job job = ended.job();
        String problem = job.ending()
                .flatMap(Job.Ending::problem)
                .map(thrown -> faults.of(thrown).message())
                .orElse("");
        return switch (job.state()) {
            case DONE ->
                "is done: " + job.command() + (job.unread() ? " (fg " + ended.number() + " shows what it said)" : "");
            case STOPPED -> "was stopped: " + problem;
            default -> "failed: " + job.command() + ": " + problem;
        };
    }

    /**
     * Waits at the end of a script for its jobs, and says how they ended; Ctrl-C stops them all.
     *
     * @param exitCode the script's; when the user interrupted it, its jobs are stopped, too
     * @return the script's exit code or else that of the first job that failed
     */
    int finish(Console console, int exitCode) throws Exception {
        Jobs jobs = session.jobs();
        if (exitCode == Failure.Kind.INTERRUPTED.exitCode()) {
            jobs.stop();
        }
        int worst = exitCode;
        for (Numbered job : jobs.running()) {
            finish(job, console);
        }
        for (Numbered job : jobs.collect()) {
            console.note("job " + job.number() + " " + news(job));
            int code = job.job()
                    .ending()
                    .flatMap(Job.Ending::problem)
                    .map(thrown -> faults.of(thrown).exitCode())
                    .orElse(0);
            worst = worst == 0 ? code : worst;
        }
        return worst;
    }

    private void finish(Numbered job, Console console) throws Exception {
        Console own = console.with(new Cancellation());
        try {
            foreground.run(() -> Watching.watch(job.job(), own), true, own.cancellation());
        } finally {
            if (own.cancellation().requested()) {
                session.jobs().stop();
            }
        }
    }
}
