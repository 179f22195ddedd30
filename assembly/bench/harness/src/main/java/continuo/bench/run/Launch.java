package continuo.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How each kind of subject's process is started. */
final class Launch {
    private static final int UNSAFE_WARNING_SINCE = 23;
    private static final int NATIVE_WARNING_SINCE = 24;

    private final Options options;

    Launch(Options options) {
        this.options = options;
    }

    /** The processes there are. */
    enum Kind {
        CONTINUO("continuo.bench.product.ContinuoSubject"),
        BASELINE("continuo.bench.product.ContinuoSubject"),
        JMH("continuo.bench.product.KernelBenchmark"),
        PEAK("continuo.bench.product.PeakSubject"),
        DL4J("continuo.bench.dl4j.Dl4jSubject"),
        JDK("continuo.bench.jdk.JdkSubject"),
        LIBTORCH("continuo.bench.libtorch.LibTorchSubject");

        private final String mainClass;

        Kind(String mainClass) {
            this.mainClass = mainClass;
        }
    }

    /** LibTorch's best settings on the machines tried: more waiting threads than cores cost it half its speed. */
    Map<String, String> libTorchSettings() {
        String threads = Integer.toString(options.threads());
        return Map.of(
                "OMP_WAIT_POLICY",
                "passive",
                "OMP_NUM_THREADS",
                threads,
                "OPENBLAS_NUM_THREADS",
                threads,
                "OPENBLAS_THREAD_TIMEOUT",
                "4");
    }

    /** Starts a subject, with further options for its JVM. */
    SubjectProcess start(Kind kind, String... jvmOptions) {
        Path log = options.home().resolve("target/" + kind.name().toLowerCase(Locale.ROOT) + ".log");
        return new SubjectProcess(command(kind, jvmOptions), log);
    }

    /** A process yet to be started. */
    ProcessBuilder command(Kind kind, String... jvmOptions) {
        List<String> command = new ArrayList<>(List.of(java()));
        int version = Runtime.version().feature();
        if (version >= UNSAFE_WARNING_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (version >= NATIVE_WARNING_SINCE) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(kindOptions(kind));
        command.addAll(Arrays.asList(jvmOptions));
        command.addAll(List.of("-cp", classPath(kind), kind.mainClass));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment(kind));
        return builder;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    /** What the distribution's launcher gives Continuo, Continuo gets here. */
    private List<String> kindOptions(Kind kind) {
        return switch (kind) {
            case CONTINUO, BASELINE, JMH -> {
                List<String> chosen = new ArrayList<>(List.of(
                        "-XX:+UseSerialGC",
                        "-XX:NewRatio=7",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dfile.encoding=UTF-8"));
                chosen.add("-Dcontinuo.home=" + distribution(kind));
                options.kernels().ifPresent(kernels -> {
                    if (kernels.equals("vector-256")) {
                        chosen.add("-XX:UseAVX=2");
                    } else if (kernels.equals("nd4j")) {
                        chosen.add("-Dcontinuo.kernels=nd4j");
                    }
                });
                yield chosen;
            }
            case PEAK -> List.of("--add-modules", "jdk.incubator.vector");
            case DL4J, JDK, LIBTORCH -> List.of();
        };
    }

    private Map<String, String> environment(Kind kind) {
        return switch (kind) {
            case LIBTORCH -> libTorchSettings();
            case DL4J -> Map.of("OMP_NUM_THREADS", Integer.toString(options.threads()));
            default -> Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1");
        };
    }

    private Path distribution(Kind kind) {
        return kind == Kind.BASELINE ? options.baseline().orElseThrow() : options.distribution();
    }

    private String classPath(Kind kind) {
        List<Object> path = new ArrayList<>();
        if (kind == Kind.LIBTORCH) {
            path.add(options.home().resolve("libtorch/target/classes"));
            path.add(listed("libtorch"));
        } else {
            path.add(options.home().resolve("continuo/target/classes"));
            path.add(listed("continuo"));
            path.add(distribution(kind).resolve("lib/continuo.jar"));
        }
        return path.stream().map(Object::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private String listed(String module) {
        try {
            return Files.readString(options.home().resolve(module + "/target/classpath"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
