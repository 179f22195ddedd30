package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Presses Ctrl-C in training again and again, in a pseudo-terminal that util-linux' {@code script} makes, and measures how
 * long it takes until the prompt is back. Each time the run must go on where it was stopped. No test, as it measures; started
 * from its source:
 *
 * <pre>{@code java InterruptionTrial.java LAUNCHER TIMES UNITS}</pre>
 */
final class InterruptionTrial {
    private static final Pattern STEP = Pattern.compile("step ([0-9]+) of [0-9]+");
    private static final Pattern STOPPED = Pattern.compile("was stopped after step ([0-9]+)");
    private static final String PROMPT = "continuo> ";
    private static final long PATIENCE_SECONDS = 180;

    /** The latest moment of a step at which the key is pressed, from when its predecessor was shown. */
    private static final int LATEST_MILLISECONDS = 2000;

    private final OutputStream keyboard;
    private final StringBuilder screen = new StringBuilder();
    private int seen;
    private boolean ended;

    private InterruptionTrial(Process process) {
        keyboard = process.getOutputStream();
        Thread reader = new Thread(() -> read(process.getInputStream()));
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Makes the trial and prints its figures.
     *
     * @param words the launcher, how often, and the units of both nets
     */
    public static void main(String[] words) throws Exception {
        Path folder = Files.createTempDirectory("interruptions");
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-qfc", "stty cols 80 rows 24; exec '" + words[0] + "'", "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("CONTINUO_USER", folder.resolve("user").toString());
        builder.environment().put("CONTINUO_RUNS", folder.resolve("runs").toString());
        Process process = builder.start();
        try {
            new InterruptionTrial(process).run(Integer.parseInt(words[1]), words[2]);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private void run(int times, String units) throws Exception {
        await(Pattern.compile(PROMPT));
        type("set generator.units=" + units + " discriminator.units=" + units + "\n");
        await(Pattern.compile(PROMPT));
        type("train --name trial --pretrain 2 --epochs 100000\n");
        double[] milliseconds = new double[times];
        Random random = new Random(1);
        long stopped = 0;
        for (int i = 0; i < times; i++) {
            long step = Long.parseLong(await(STEP).group(1));
            if (step <= stopped) {
                throw new IllegalStateException("went on at step " + step + " after it was stopped at " + stopped);
            }
            Thread.sleep(random.nextInt(LATEST_MILLISECONDS));
            skip();
            long pressed = System.nanoTime();
            type("\u0003");
            await(Pattern.compile(PROMPT));
            milliseconds[i] = (System.nanoTime() - pressed) / 1e6;
            type("wait\n");
            stopped = Long.parseLong(awaitFrom(STOPPED).group(1));
            System.out.printf("%d: %.0f ms, stopped after step %d%n", i + 1, milliseconds[i], stopped);
            await(Pattern.compile(PROMPT));
            type("echo ready; resume trial\n");
            await(Pattern.compile("[\r\n]ready[\r\n]"));
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                "%d of %d back at the prompt with a run to go on with; median %.0f ms, worst %.0f ms%n",
                times, times, milliseconds[times / 2], milliseconds[times - 1]);
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(UTF_8));
        keyboard.flush();
    }

    private void read(InputStream output) {
        byte[] bytes = new byte[1 << 16];
        try {
            for (int length = output.read(bytes); length >= 0; length = output.read(bytes)) {
                synchronized (this) {
                    screen.append(
                            new String(bytes, 0, length, UTF_8).replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]|\u001b[=>]", ""));
                    notifyAll();
                }
            }
        } catch (IOException e) {
            System.err.println(e);
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    /** What is on the screen now counts no longer. */
    private synchronized void skip() {
        seen = screen.length();
    }

    private int from;

    /** Looks from where the last key was pressed: the word may stand before or after the prompt. */
    private synchronized Matcher awaitFrom(Pattern wanted) throws InterruptedException {
        seen = from;
        return await(wanted);
    }

    private synchronized Matcher await(Pattern wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        from = seen;
        while (true) {
            Matcher found = wanted.matcher(screen);
            if (found.find(seen)) {
                seen = found.end();
                return found;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || ended) {
                throw new IllegalStateException("no " + wanted + " in: " + screen.substring(seen));
            }
            wait(left);
        }
    }
}
