package continuo.bench.run;

import continuo.bench.run.Launch.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JMH's look at each kernel by itself. */
final class KernelBenchmarks {
    private final Options options;

    KernelBenchmarks(Options options) {
        this.options = options;
    }

    void run() {
        ProcessBuilder command = new Launch(options)
                .command(
                        Kind.JMH,
                        "-Dbench.repetitions=" + options.repetitions(),
                        "-Dbench.warm-ups=" + options.warmUps(),
                        "-Dbench.units=" + options.size().units());
        try {
            int code = command.redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.to(
                            options.home().resolve("target/jmh.log").toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("JMH ended with exit code " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
