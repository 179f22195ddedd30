package continuo.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** How long it takes from starting a program to its end or to its prompt, the programs taking turns. */
final class Starts {
    private static final int MOST_PATIENCE_SECONDS = 60;

    private final Options options;

    Starts(Options options) {
        this.options = options;
    }

    /**
     * @param prompt up to which text it is measured; empty means to its end
     * @param leave what ends it then
     * @param goal for the ratio to the last program
     */
    private record Start(
            String bench,
            String subject,
            List<String> command,
            Optional<String> prompt,
            String leave,
            OptionalDouble goal,
            List<Double> milliseconds) {
        static Start toEnd(String bench, double goal, String... command) {
            return new Start(
                    bench,
                    "continuo",
                    List.of(command),
                    Optional.empty(),
                    "",
                    OptionalDouble.of(goal),
                    new ArrayList<>());
        }

        static Start toPrompt(
                String bench, String subject, String command, String prompt, String leave, OptionalDouble goal) {
            // JLine folds its prompt on a terminal without a size.
            String sized = "stty cols 80 rows 24; exec " + command;
            return new Start(
                    bench,
                    subject,
                    List.of("script", "-qfc", sized, "/dev/null"),
                    Optional.of(prompt),
                    leave,
                    goal,
                    new ArrayList<>());
        }

        Times times() {
            return Times.of(
                    milliseconds.stream().mapToDouble(Double::doubleValue).toArray(), 0);
        }
    }

    void run() {
        if (!onPath("script") || !onPath("stty")) {
            System.err.println("start: left out: the program script is needed for a terminal");
            return;
        }
        String launcher = options.distribution().resolve("bin/continuo").toString();
        String jshell = Path.of(System.getProperty("java.home"), "bin/jshell").toString();
        List<Start> starts = List.of(
                Start.toEnd("start-version", 0.3, launcher, "--version"),
                Start.toEnd("start-help", 0.5, launcher, "-c", "help"),
                Start.toPrompt(
                        "start-prompt",
                        "continuo",
                        "'" + launcher + "'",
                        "continuo> ",
                        "exit\n",
                        OptionalDouble.of(0.6)),
                Start.toPrompt(
                        "start-prompt", "jshell", "'" + jshell + "'", "jshell> ", "/exit\n", OptionalDouble.empty()));
        try {
            Path userFolder = Files.createTempDirectory("continuo-bench");
            int warmUps = Math.min(options.warmUps(), 2);
            for (int round = 0; round < warmUps + options.repetitions(); round++) {
                for (Start start : starts) {
                    double milliseconds = time(start, userFolder);
                    if (round >= warmUps) {
                        start.milliseconds().add(milliseconds);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        report(starts);
    }

    private double time(Start start, Path userFolder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(start.command())
                .directory(userFolder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", userFolder.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        long begin = System.nanoTime();
        Process process = builder.start();
        InputStream output = process.getInputStream();
        StringBuilder said = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            said.append((char) c);
            if (start.prompt().isPresent() && said.indexOf(start.prompt().get()) >= 0) {
                break;
            }
        }
        long end = System.nanoTime();
        finish(process, start, output);
        if (start.prompt().isPresent() && said.indexOf(start.prompt().get()) < 0) {
            throw new IllegalStateException(start.subject() + " ended without its prompt: " + said);
        }
        return (end - begin) / 1e6;
    }

    private static void finish(Process process, Start start, InputStream output) throws IOException {
        try {
            if (start.prompt().isPresent()) {
                process.getOutputStream().write(start.leave().getBytes(UTF_8));
                process.getOutputStream().flush();
            }
            output.readAllBytes();
            if (!process.waitFor(MOST_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static void report(List<Start> starts) {
        for (Start start : starts) {
            Rows.row(start.bench(), start.subject(), 1, start.times());
        }
        Start jshell = starts.get(starts.size() - 1);
        for (Start start : starts) {
            if (start != jshell) {
                Rows.timeRatio(start.bench(), jshell.subject(), start.times(), jshell.times(), start.goal());
            }
        }
    }
}
