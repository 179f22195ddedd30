package continuo.bench.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import continuo.bench.subject.Size;
import continuo.bench.subject.Subject;
import continuo.bench.subject.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The runner's side of a {@link Subject}. */
public final class SubjectProcess implements AutoCloseable {
    private static final double WARM_UP_MILLISECONDS = 3000;

    private final Path log;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    /**
     * Starts it.
     *
     * @param log what it writes to standard error
     */
    SubjectProcess(ProcessBuilder command, Path log) {
        this.log = log;
        try {
            process = command.redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = process.outputWriter(UTF_8);
        answers = process.inputReader(UTF_8);
    }

    /**
     * Sets a work up.
     *
     * @return floating-point operations of one repetition; 0 where that says nothing
     * @throws Work.Absent when the subject has no such work
     */
    public double open(String work, Size size) {
        StringBuilder command = new StringBuilder("open\t" + work);
        size.values()
                .forEach((name, value) ->
                        command.append('\t').append(name).append('=').append(value));
        return Double.parseDouble(ask(command.toString(), "ready"));
    }

    /** Does the work once; milliseconds. */
    public double repeat() {
        return Long.parseLong(ask("repeat", "took")) / 1e6;
    }

    /**
     * Does the work uncounted, so long that short work is compiled too.
     *
     * @param repetitions at least; with 0 none
     */
    void warmUp(int repetitions) {
        double spent = 0;
        for (int done = 0; repetitions > 0 && (done < repetitions || spent < WARM_UP_MILLISECONDS); done++) {
            spent += repeat();
        }
    }

    /**
     * Bytes.
     *
     * @param liveHeap after a collection
     * @param peakResident 0 where the system does not tell
     */
    record Memory(long liveHeap, long peakResident) {}

    Memory memory() {
        String[] words = ask("memory", "memory").split(" ");
        return new Memory(Long.parseLong(words[0]), Long.parseLong(words[1]));
    }

    private String ask(String command, String expected) {
        try {
            commands.write(command + "\n");
            commands.flush();
            String line = answers.readLine();
            while (line != null && !line.startsWith(Subject.PROMPT)) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the subject has died; see " + log);
            }
            String answer = line.substring(Subject.PROMPT.length());
            if (answer.startsWith("absent ")) {
                throw new Work.Absent(answer.substring("absent ".length()));
            }
            if (!answer.startsWith(expected)) {
                throw new IllegalStateException(answer + "; see " + log);
            }
            return answer.substring(expected.length()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the subject has died; see " + log, e);
        }
    }

    /** Ends the process. */
    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
