package continuo.bench.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process that does one repetition when told to, so that several of them can take turns. Commands come as lines of words between tabs on
 * standard input, each is answered by one line on standard output that begins with {@link #PROMPT}; what native
 * libraries print there is no answer.
 *
 * <pre>
 * open NAME SIZE…  ->  ready OPERATIONS | absent WHY | failed WHY
 * repeat           ->  took NANOSECONDS
 * memory           ->  memory LIVE-HEAP-BYTES PEAK-RESIDENT-BYTES
 * close            ->  closed
 * </pre>
 */
public final class Subject {
    public static final String PROMPT = "bench> ";

    private final Map<String, Work.Maker> makers;
    private final PrintStream answers;
    private Work work = () -> {};

    private Subject(Map<String, Work.Maker> makers, PrintStream answers) {
        this.makers = makers;
        this.answers = answers;
    }

    /** Answers until standard input ends. */
    public static void serve(Map<String, Work.Maker> makers) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Subject subject = new Subject(makers, answers);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            subject.answer(line.split("\t"));
        }
        // Threads of libraries must not keep the process.
        System.exit(0);
    }

    private void answer(String[] words) throws IOException {
        String answer = switch (words[0]) {
            case "open" -> open(words);
            case "repeat" -> repeat();
            case "memory" -> memory();
            case "close" -> close();
            default -> throw new IllegalArgumentException(words[0]);
        };
        answers.println(PROMPT + answer);
        answers.flush();
    }

    private String open(String[] words) {
        Work.Maker maker = makers.get(words[1]);
        if (maker == null) {
            return "absent it has no " + words[1];
        }
        try {
            work = maker.make(Size.parse(Arrays.copyOfRange(words, 2, words.length)));
            return "ready " + work.operations();
        } catch (Work.Absent e) {
            return "absent " + e.getMessage();
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            return "failed " + e;
        }
    }

    private String repeat() {
        try {
            long start = System.nanoTime();
            work.repeat();
            return "took " + (System.nanoTime() - start);
        } catch (RuntimeException | OutOfMemoryError e) {
            e.printStackTrace();
            return "failed " + e;
        }
    }

    private String close() {
        work.close();
        work = () -> {};
        System.gc();
        return "closed";
    }

    private static String memory() throws IOException {
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return "memory " + live + " " + peakResidentBytes();
    }

    /** Linux's high-water mark; 0 elsewhere. */
    private static long peakResidentBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
