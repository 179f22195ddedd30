package continuo.studio.report;

import continuo.measure.Evaluation;
import continuo.measure.EvaluationTable;
import continuo.measure.NamedMetric;
import continuo.measure.NamedScore;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import continuo.run.EpochMeasures;
import continuo.run.Finding;
import continuo.run.RunManifest;
import continuo.run.TrainingPlan;
import continuo.spi.Kind;
import continuo.spi.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A run that never was: what a report of one could be made of. */
final class ReportFixture {
    private static final int TICKS = 384;

    private ReportFixture() {}

    static ReportData data() {
        List<NamedScore> samples = List.of(
                new NamedScore("sample-01.mid", piece(1, 180)),
                new NamedScore("sample-02.mid", piece(2, 60)),
                new NamedScore("sample-03.mid", piece(3, 1_000)));
        return data("first-song", log(20, 60, 20), samples);
    }

    static ReportData data(String title, List<LogLine> log, List<NamedScore> samples) {
        return new ReportData(
                title,
                manifest(),
                log,
                evaluation(samples),
                Map.of("span", "Highest minus lowest pitch"),
                samples,
                List.of());
    }

    /** The same, measured on the way and looked at by the doctor. */
    static ReportData watched() {
        List<EpochMeasures> measures = new ArrayList<>();
        for (int epoch = 0; epoch <= 20; epoch += 5) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("realism", 0.3 + epoch / 100.0);
            figures.put("realism.low", 0.27 + epoch / 100.0);
            figures.put("realism.high", 0.33 + epoch / 100.0);
            figures.put("nll", 6 - epoch / 10.0);
            figures.put("nll.se", 0.25);
            figures.put("nll.note", 6 - epoch / 10.0);
            figures.put("nll.train", 5.5 - epoch / 10.0);
            figures.put("nll.chance", 8.5);
            figures.put("unique-tones", 40.0 - epoch);
            figures.put("unique-tones.p25", 36.0 - epoch);
            figures.put("unique-tones.p75", 43.0 - epoch);
            measures.add(new EpochMeasures(
                    epoch == 0 ? LogLine.PRETRAIN : LogLine.TRAIN,
                    epoch == 0 ? 6 : epoch,
                    20 + 3L * epoch,
                    200,
                    figures));
        }
        Finding finding = new Finding(
                "collapse",
                Finding.Severity.WARN,
                LogLine.TRAIN,
                7,
                41,
                "all <pieces> are one",
                "set trainer.score=energy");
        ReportData data = data();
        return new ReportData(
                data.title(),
                data.manifest(),
                data.log(),
                data.evaluation(),
                data.metricSummaries(),
                data.samples(),
                data.remarks(),
                measures,
                List.of(finding));
    }

    static RunManifest manifest() {
        return new RunManifest(
                Instant.parse("2026-01-31T12:00:00Z"),
                new RunManifest.Versions("0.1.0", "17.0.15", "Linux 6.1 amd64"),
                new TrainingPlan(6, 20, 42, 2, false),
                new RunManifest.CorpusSummary("ab12".repeat(16), 30, 8_431),
                List.of(
                        choice(Kind.CORPUS, "starter", Map.of()),
                        choice(Kind.REPRESENTATION, "quadruplet", Map.of("tones", "1")),
                        choice(Kind.GENERATOR, "c-rnn", Map.of("units", "64", "layers", "2")),
                        choice(Kind.DISCRIMINATOR, "bi-lstm", Map.of("units", "64")),
                        choice(Kind.LOSS, "minimax", Map.of("smoothing", "0")),
                        choice(Kind.TRAINER, "adversarial", Map.of("batch", "20", "steps", "100", "freeze", "0.7"))),
                List.of(new RunManifest.PluginJar("c-rnn-gan", "0.1.0", "cd34".repeat(16))));
    }

    static RunManifest.Component choice(Kind kind, String id, Map<String, String> parameters) {
        return new RunManifest.Component(kind, id, "c-rnn-gan", parameters);
    }

    /** Practice that gets better, and then a contest that sways. */
    static List<LogLine> log(int pretrainSteps, int trainSteps, int epochs) {
        Random random = new Random(5);
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < pretrainSteps; i++) {
            double next = 0.05 + Math.exp(-4.0 * i / pretrainSteps) * Math.exp(0.2 * random.nextGaussian());
            lines.add(new LogLine(
                    i + 1, LogLine.PRETRAIN, 1 + 6 * i / pretrainSteps, Map.of("loss.next", next, "norm.g", 3 * next)));
        }
        for (int i = 0; i < trainSteps; i++) {
            double sway = Math.sin(12.0 * i / trainSteps) + 0.25 * random.nextGaussian();
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("loss.d", 1.2 - 0.3 * sway);
            figures.put("loss.g", 0.8 + 0.35 * sway);
            figures.put("fooled", Math.max(0.02, 0.75 + 0.4 * sway));
            figures.put("frozen.d", sway > 0.8 ? 1.0 : 0.0);
            figures.put("frozen.g", sway < -0.9 ? 1.0 : 0.0);
            figures.put("norm.g", 1.5 + 0.4 * sway);
            lines.add(new LogLine(pretrainSteps + i + 1, LogLine.TRAIN, 1 + epochs * i / trainSteps, figures));
        }
        return lines;
    }

    /** Notes that wander over a chord or two, in 3/4. */
    static Score piece(long seed, int count) {
        Random random = new Random(seed);
        List<Note> notes = new ArrayList<>();
        long onset = 0;
        int pitch = 60;
        for (int i = 0; i < count; i++) {
            pitch = Math.min(90, Math.max(36, pitch + random.nextInt(15) - 7));
            long duration = TICKS / 2L * (1 + random.nextInt(4));
            notes.add(new Note(onset, duration, pitch, 20 + random.nextInt(100), 0));
            onset += random.nextInt(4) == 0 ? 0 : TICKS / 2;
        }
        return new Score(TICKS, notes, List.of(Tempo.ofQuartersPerMinute(96)), List.of(new TimeSignature(0, 3, 4)));
    }

    static EvaluationTable evaluation(List<NamedScore> samples) {
        List<NamedMetric> metrics = List.of(
                metric(
                        "span",
                        "semitones",
                        score -> pitches(score).max().orElse(0)
                                - pitches(score).min().orElse(0)),
                metric("unique", "pitches", score -> pitches(score).distinct().count()),
                metric(
                        "mean-pitch",
                        "semitones",
                        score -> pitches(score).average().orElse(0)),
                metric("reference-count", "notes", score -> score.notes().size()));
        List<Score> real =
                IntStream.range(0, 40).mapToObj(i -> piece(100 + i, 100)).toList();
        return Evaluation.evaluate(samples, metrics, real, 50, 7);
    }

    private static IntStream pitches(Score score) {
        return score.notes().stream().mapToInt(Note::pitch);
    }

    private static NamedMetric metric(String id, String unit, ToDoubleFunction<Score> value) {
        return new NamedMetric(id, new Metric<Score>() {
            @Override
            public OptionalDouble measure(Score score) {
                return score.notes().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(score));
            }

            @Override
            public String unit() {
                return unit;
            }
        });
    }
}
