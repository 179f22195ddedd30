package continuo.bench.run;

import continuo.bench.run.Launch.Kind;

/** What whole training steps of the paper's size need: live heap and the most that was ever resident. */
final class Memory {
    private static final double MEGABYTE = 1 << 20;
    private static final String HEAP = "512m";

    private final Options options;

    Memory(Options options) {
        this.options = options;
    }

    void run() {
        SubjectProcess.Memory own = measured("continuo", Kind.CONTINUO);
        SubjectProcess.Memory other = measured("libtorch", Kind.LIBTORCH);
        if (own.peakResident() > 0) {
            Rows.memoryRatio("memory", "libtorch", own.peakResident(), other.peakResident(), 1);
        }
    }

    private SubjectProcess.Memory measured(String name, Kind kind) {
        try (SubjectProcess process = new Launch(options).start(kind, "-Xmx" + HEAP)) {
            process.open("gan-step", options.size());
            for (int step = 0; step < options.warmUps() + options.repetitions(); step++) {
                process.repeat();
            }
            SubjectProcess.Memory memory = process.memory();
            new Json()
                    .put("bench", "memory")
                    .put("subject", name)
                    .put("threads", options.threads())
                    .put("heap_limit", HEAP)
                    .put("live_heap", memory.liveHeap() / MEGABYTE)
                    .put("peak_resident", memory.peakResident() / MEGABYTE)
                    .put("unit", "MiB")
                    .print();
            return memory;
        }
    }
}
