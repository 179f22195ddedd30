package continuo.bench.run;

import continuo.bench.run.Launch.Kind;
import continuo.bench.subject.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How cost grows: prints a JSON line a size and an exponent an axis, and writes a table and a plot. */
public final class Growth {
    private final Options options;

    private Growth(Options options) {
        this.options = options;
    }

    /**
     * One axis as measured. Costs are the least times: what disturbs a machine only adds to them.
     *
     * @param times of the axis' values, in order
     */
    record Curve(Axis axis, List<Times> times) {
        /** Milliseconds of one of the axis' values. */
        double cost(int index) {
            return times.get(index).min();
        }

        /** Of the last doubling, where fixed costs weigh least. */
        double exponent() {
            int last = times.size() - 1;
            return Math.log(cost(last) / cost(last - 1)) / Math.log(2);
        }

        double meanExponent() {
            int last = times.size() - 1;
            return Math.log(cost(last) / cost(0)) / Math.log(2) / last;
        }
    }

    public static void main(String[] arguments) throws IOException {
        try {
            Options options = Options.parse(List.of(arguments));
            Files.createDirectories(options.home().resolve("target/growth"));
            new Growth(options).run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (Axis axis : Axis.all(options)) {
            if (!options.names().isEmpty() && !options.names().contains(axis.name())) {
                continue;
            }
            try {
                Curve curve = measure(axis);
                print(curve);
                curves.add(curve);
            } catch (Work.Absent e) {
                System.err.println(axis.name() + " is left out: " + e.getMessage());
            }
        }
        Path folder = options.home().resolve("target/growth");
        Files.writeString(folder.resolve("growth.md"), table(curves));
        Files.writeString(folder.resolve("growth.svg"), new GrowthPlot(curves).svg());
        System.err.println("written: " + folder.resolve("growth.md") + " and growth.svg");
    }

    /** The sizes take turns, so that a disturbance does not look like growth. */
    private Curve measure(Axis axis) {
        List<SubjectProcess> processes = new ArrayList<>();
        try {
            List<List<Double>> milliseconds = new ArrayList<>();
            List<Double> operations = new ArrayList<>();
            for (int value : axis.values()) {
                SubjectProcess process = new Launch(options).start(Kind.CONTINUO);
                processes.add(process);
                operations.add(process.open(axis.work(), axis.size(value)));
                milliseconds.add(new ArrayList<>());
            }
            processes.forEach(process -> process.warmUp(options.warmUps()));
            for (int round = 0; round < options.repetitions(); round++) {
                for (int i = 0; i < processes.size(); i++) {
                    milliseconds.get(i).add(processes.get(i).repeat());
                }
            }
            List<Times> times = new ArrayList<>();
            for (int i = 0; i < processes.size(); i++) {
                double[] taken = milliseconds.get(i).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                times.add(Times.of(taken, operations.get(i)));
            }
            return new Curve(axis, times);
        } finally {
            processes.forEach(SubjectProcess::close);
        }
    }

    private void print(Curve curve) {
        for (int i = 0; i < curve.times().size(); i++) {
            Times times = curve.times().get(i);
            Json row = new Json()
                    .put("growth", curve.axis().name())
                    .put("value", curve.axis().values().get(i))
                    .put("threads", options.threads())
                    .put("min_ms", times.min())
                    .put("median_ms", times.median())
                    .put("unit", "ms");
            if (i > 0) {
                row.put("factor", curve.cost(i) / curve.cost(i - 1));
            }
            row.print();
        }
        new Json()
                .put("growth", curve.axis().name())
                .put("exponent", curve.exponent())
                .put("mean_exponent", curve.meanExponent())
                .put("expected", curve.axis().expected())
                .print();
    }

    private static String table(List<Curve> curves) {
        StringBuilder table = new StringBuilder(
                "| what doubles | sizes | least, ms | factors | exponent of the last doubling | expected at most |\n"
                        + "|---|---|---|---|---|---|\n");
        for (Curve curve : curves) {
            List<String> sizes = new ArrayList<>();
            List<String> least = new ArrayList<>();
            List<String> factors = new ArrayList<>();
            for (int i = 0; i < curve.times().size(); i++) {
                sizes.add(curve.axis().values().get(i).toString());
                least.add(Json.rounded(curve.cost(i)));
                if (i > 0) {
                    factors.add(Json.rounded(curve.cost(i) / curve.cost(i - 1)));
                }
            }
            table.append("| ")
                    .append(String.join(
                            " | ",
                            curve.axis().name(),
                            String.join(", ", sizes),
                            String.join(", ", least),
                            String.join(", ", factors),
                            Json.rounded(curve.exponent()),
                            Json.rounded(curve.axis().expected())))
                    .append(" |\n");
        }
        return table.toString();
    }
}
