package continuo.bench.run;

import continuo.bench.subject.Size;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was asked for.
 *
 * @param names of benches; empty means all
 * @param repetitions of each subject that are counted
 * @param warmUps before them that are not
 * @param threads of every subject
 * @param size of the work
 * @param kernels {@code vector-512}, {@code vector-256} or {@code nd4j}; empty means what Continuo chooses
 * @param subjects to take part; empty means all
 * @param home this project's folder
 * @param distribution of Continuo, as built
 * @param baseline another one to compare with
 * @param classical a folder of MIDI files
 */
record Options(
        List<String> names,
        int repetitions,
        int warmUps,
        int threads,
        Size size,
        Optional<String> kernels,
        Set<String> subjects,
        Path home,
        Path distribution,
        Optional<Path> baseline,
        Optional<Path> classical) {
    static final String USAGE = """
            usage: run [NAME…] [--reps=N] [--warmup=N] [--threads=N] [--kernels=vector-512|vector-256|nd4j]
                       [--subjects=continuo,libtorch,…] [--baseline=DISTRIBUTION] [--classical=FOLDER]
                       [--set=units=350,batch=20,steps=100,features=4,depth=2] [--list]""";

    private static final Set<String> KERNELS = Set.of("vector-512", "vector-256", "nd4j");

    /** @throws IllegalArgumentException saying what is wrong */
    static Options parse(List<String> words) {
        List<String> names = new ArrayList<>();
        Set<String> subjects = new TreeSet<>();
        int repetitions = 15;
        int warmUps = 5;
        int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
        Size size = Size.PAPER;
        Optional<String> kernels = Optional.empty();
        Optional<Path> baseline = Optional.empty();
        Optional<Path> classical = Optional.ofNullable(System.getenv("CONTINUO_CLASSICAL"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        for (String word : words) {
            String[] pair = word.split("=", 2);
            String value = pair.length == 2 ? pair[1] : "";
            switch (pair[0]) {
                case "--reps" -> repetitions = atLeast(1, word, value);
                case "--warmup" -> warmUps = atLeast(0, word, value);
                case "--threads" -> threads = atLeast(1, word, value);
                case "--set" -> size = Size.parse(value.split(","));
                case "--kernels" -> kernels = Optional.of(value);
                case "--subjects" -> subjects.addAll(List.of(value.split(",")));
                case "--baseline" -> baseline = Optional.of(Path.of(value).toAbsolutePath());
                case "--classical" -> classical = Optional.of(Path.of(value).toAbsolutePath());
                default -> {
                    if (word.startsWith("-")) {
                        throw new IllegalArgumentException("unknown option " + word + "\n" + USAGE);
                    }
                    names.add(word);
                }
            }
        }
        if (kernels.isPresent() && !KERNELS.contains(kernels.get())) {
            throw new IllegalArgumentException("--kernels is one of " + KERNELS);
        }
        return new Options(
                names,
                repetitions,
                warmUps,
                threads,
                sized(size, threads, classical),
                kernels,
                subjects,
                Path.of(System.getProperty("bench.home")),
                Path.of(System.getProperty("continuo.dist")),
                baseline,
                classical);
    }

    private static Size sized(Size size, int threads, Optional<Path> classical) {
        Size threaded = size.with("threads", threads);
        return classical.map(folder -> threaded.with("corpus", folder)).orElse(threaded);
    }

    private static int atLeast(int least, String word, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number too small.
        }
        throw new IllegalArgumentException(word + ": a whole number from " + least + " is wanted after =");
    }

    boolean takesPart(String subject) {
        return subjects.isEmpty() || subjects.contains(subject);
    }
}
