package continuo.studio.study;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import continuo.measure.Band;
import continuo.run.JsonFields;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a study keeps of a run, as its file holds it. What has no value is left out. */
final class OutcomeJson {
    private static final int FORMAT = 1;

    private OutcomeJson() {}

    static String text(Outcome outcome) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("format", FORMAT);
        put(json, "seconds", outcome.seconds());
        outcome.result().ifPresent(result -> write(json.putObject("result"), result));
        return json + "\n";
    }

    private static void write(ObjectNode json, Result result) {
        json.put("step", result.step()).put("pieces", result.pieces());
        json.put("windows", result.windows()).put("realWindows", result.realWindows());
        json.put("test", result.test()).put("degenerate", result.degenerate());
        numbers(json, "dropped", result.dropped());
        ArrayNode metrics = json.putArray("metrics");
        for (Result.OfWindows metric : result.metrics()) {
            ObjectNode object = metrics.addObject();
            object.put("metric", metric.metric()).put("unit", metric.unit());
            numbers(object, "values", metric.values());
            metric.real().ifPresent(band -> write(object.putObject("real"), band));
            metric.chance().ifPresent(band -> write(object.putObject("chance"), band));
        }
        ArrayNode sets = json.putArray("sets");
        for (Result.OfSet set : result.sets()) {
            write(sets.addObject(), set);
        }
        result.validation().ifPresent(set -> write(json.putObject("validation"), set));
    }

    private static void write(ObjectNode json, Result.OfSet set) {
        json.put("metric", set.metric()).put("unit", set.unit());
        put(json, "value", set.value());
        put(json, "low", set.low());
        put(json, "high", set.high());
        put(json, "real", set.real());
        put(json, "chance", set.chance());
        ArrayNode parts = json.putArray("parts");
        set.parts().forEach((name, value) -> parts.addObject().put("name", name).put("value", value));
    }

    private static void write(ObjectNode json, Band band) {
        json.put("count", band.count()).put("mean", band.mean()).put("sd", band.sd());
        json.put("p5", band.p5()).put("p25", band.p25()).put("p50", band.p50());
        json.put("p75", band.p75()).put("p95", band.p95());
    }

    private static void numbers(ObjectNode json, String name, List<Double> values) {
        ArrayNode array = json.putArray(name);
        values.forEach(array::add);
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        value.ifPresent(number -> json.put(name, number));
    }

    static Outcome read(Path file) {
        JsonFields json = JsonFields.read(file);
        json.number("format", 1, FORMAT);
        OptionalDouble seconds = decimal(json, "seconds");
        Optional<Result> result = json.has("result") ? Optional.of(result(json.object("result"))) : Optional.empty();
        json.end();
        return new Outcome(seconds, result);
    }

    private static Result result(JsonFields json) {
        Result result = new Result(
                json.number("step", 0, Long.MAX_VALUE),
                count(json, "pieces"),
                count(json, "windows"),
                count(json, "realWindows"),
                json.truth("test"),
                count(json, "degenerate"),
                json.decimals("dropped"),
                json.objects("metrics").stream().map(OutcomeJson::metric).toList(),
                json.objects("sets").stream().map(OutcomeJson::set).toList(),
                json.has("validation") ? Optional.of(set(json.object("validation"))) : Optional.empty());
        json.end();
        return result;
    }

    private static Result.OfWindows metric(JsonFields json) {
        Result.OfWindows metric = new Result.OfWindows(
                json.text("metric"),
                json.text("unit"),
                json.decimals("values"),
                band(json, "real"),
                band(json, "chance"));
        json.end();
        return metric;
    }

    private static Result.OfSet set(JsonFields json) {
        Map<String, Double> parts = new LinkedHashMap<>();
        json.objects("parts").forEach(part -> {
            parts.put(part.text("name"), part.decimal("value"));
            part.end();
        });
        Result.OfSet set = new Result.OfSet(
                json.text("metric"),
                json.text("unit"),
                decimal(json, "value"),
                decimal(json, "low"),
                decimal(json, "high"),
                decimal(json, "real"),
                decimal(json, "chance"),
                parts);
        json.end();
        return set;
    }

    private static Optional<Band> band(JsonFields json, String name) {
        if (!json.has(name)) {
            return Optional.empty();
        }
        JsonFields band = json.object(name);
        Band read = new Band(
                count(band, "count"),
                band.decimal("mean"),
                band.decimal("sd"),
                band.decimal("p5"),
                band.decimal("p25"),
                band.decimal("p50"),
                band.decimal("p75"),
                band.decimal("p95"));
        band.end();
        return Optional.of(read);
    }

    private static OptionalDouble decimal(JsonFields json, String name) {
        return json.has(name) ? OptionalDouble.of(json.decimal(name)) : OptionalDouble.empty();
    }

    private static int count(JsonFields json, String name) {
        return (int) json.number(name, 0, Integer.MAX_VALUE);
    }
}
