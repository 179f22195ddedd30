package continuo.bench.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs benches and prints one JSON line a row; what is not a result goes to standard error. */
public final class Run {
    private Run() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(List.of(arguments));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) throws IOException {
        if (arguments.contains("--list")) {
            benches(Options.parse(List.of())).keySet().forEach(System.out::println);
            return;
        }
        Options options = Options.parse(arguments);
        Map<String, Runnable> benches = benches(options);
        List<String> chosen = options.names().isEmpty()
                ? new ArrayList<>(benches.keySet())
                : options.names().stream()
                        .flatMap(name -> matching(benches, name))
                        .toList();
        Files.createDirectories(options.home().resolve("target"));
        describe(options);
        for (String name : chosen) {
            benches.get(name).run();
        }
    }

    /** A name stands for itself and for all that begin with it and a hyphen: {@code gemm}, {@code sample}. */
    private static Stream<String> matching(Map<String, Runnable> benches, String name) {
        if (benches.containsKey(name)) {
            return Stream.of(name);
        }
        List<String> found =
                benches.keySet().stream().filter(b -> b.startsWith(name + "-")).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no bench " + name + "; there are " + benches.keySet());
        }
        return found.stream();
    }

    private static Map<String, Runnable> benches(Options options) {
        Map<String, Runnable> benches = new LinkedHashMap<>();
        Turns turns = new Turns(options);
        for (Bench bench : Bench.all()) {
            benches.put(bench.name(), () -> turns.run(bench));
        }
        benches.put("start", new Starts(options)::run);
        benches.put("memory", new Memory(options)::run);
        benches.put("kernels", new KernelBenchmarks(options)::run);
        return benches;
    }

    /** What a result cannot be read without. */
    private static void describe(Options options) throws IOException {
        new Json()
                .put("machine", processor())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.runtime.version"))
                .put("threads", options.threads())
                .put("size", options.size().toString())
                .put("kernels", options.kernels().orElse("chosen by continuo"))
                .put("libtorch", new Launch(options).libTorchSettings().toString())
                .put("load", loadAverage())
                .print();
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
