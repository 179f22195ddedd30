package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts the distribution's {@code bin/continuo} as a user would: {@code new Continuo(folder).run("--version")}. The
 * {@code with…} methods return a changed copy.
 *
 * @param launcher what to start
 * @param directory the working folder, which also becomes the home folder, so that no user's own settings are met
 * @param input what it reads from standard input
 * @param variables environment variables beside those of this process
 * @param patience after this time it is killed and the test fails
 */
record Continuo(Path launcher, Path directory, String input, Map<String, String> variables, Duration patience) {
    /** The distribution under test. */
    static final Path HOME = Path.of(System.getProperty("continuo.distribution"));

    static final Path LAUNCHER = HOME.resolve("bin/continuo");

    Continuo(Path directory) {
        this(LAUNCHER, directory, "", Map.of(), Duration.ofMinutes(1));
    }

    Continuo withLauncher(Path other) {
        return new Continuo(other, directory, input, variables, patience);
    }

    Continuo withInput(String text) {
        return new Continuo(launcher, directory, text, variables, patience);
    }

    Continuo withVariable(String name, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(name, value);
        return new Continuo(launcher, directory, input, more, patience);
    }

    Continuo withPatience(Duration longer) {
        return new Continuo(launcher, directory, input, variables, longer);
    }

    /** What a finished process leaves behind. */
    record Outcome(int exitCode, String output, String errors) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    /** Starts it, gives it the input and waits for its end. */
    Outcome run(String... words) {
        try {
            Process process = start(words);
            // Read to their ends: the launcher's filter may outlive the JVM by a moment.
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            try (Writer stdin = process.outputWriter(UTF_8)) {
                stdin.write(input);
            } catch (IOException e) {
                // It ended without reading all of its input, as it may.
            }
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            // Through the handle, which unlike the process leaves its streams open.
            process.toHandle().destroyForcibly();
            assertThat(ended)
                    .as(() -> "ended within " + patience + "; it said: " + output.join() + errors.join())
                    .isTrue();
            return new Outcome(process.exitValue(), output.join(), errors.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + launcher, e);
        }
    }

    /** For tests that meddle with the running process, which is theirs to end. */
    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        // What surefire or the developer set must not decide what the tests see.
        environment.keySet().removeIf(name -> name.startsWith("CONTINUO_"));
        environment.put("HOME", directory.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(variables);
        return builder.start();
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
