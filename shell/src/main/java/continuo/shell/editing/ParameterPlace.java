package continuo.shell.editing;

import continuo.fault.Nearest;
import continuo.params.ParameterSchema;
import continuo.params.ParameterSchema.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code name=value} of a component.
 *
 * @param schema its parameters
 * @param before what stands before the name: {@code generator.} after {@code set}, else nothing
 * @param now the values that were chosen, by name
 * @param given names that stand on the line already
 * @param texts offers values of parameters that are text
 */
record ParameterPlace(ParameterSchema schema, String before, Map<String, String> now, List<String> given, Place texts)
        implements Place {
    ParameterPlace without(List<String> names) {
        return new ParameterPlace(schema, before, now, names, texts);
    }

    @Override
    public Role role(String word) {
        return declaration(word).isPresent() ? Role.PARAMETER : Role.PLAIN;
    }

    @Override
    public List<Offer> offers(String typed) {
        int equals = typed.indexOf('=');
        if (equals >= 0) {
            String start = typed.substring(0, equals + 1);
            return declaration(typed).map(d -> values(d, typed.substring(equals + 1))).orElse(List.of()).stream()
                    .map(offer -> offer.after(start))
                    .toList();
        }
        List<Offer> offers = new ArrayList<>();
        for (Declaration declaration : schema.declarations()) {
            if (!given.contains(declaration.name())) {
                String name = declaration.name() + "=";
                offers.add(new Offer(before + name, name, () -> summary(declaration), false));
            }
        }
        return offers;
    }

    private List<Offer> values(Declaration declaration, String typed) {
        if (declaration.type() == String.class) {
            return texts.offers(typed);
        }
        Map<String, String> values = new LinkedHashMap<>();
        declaration.choices().forEach(choice -> values.put(choice, ""));
        if (declaration.choices().isEmpty()) {
            bound(declaration.min()).ifPresent(value -> values.put(value, "smallest"));
        }
        values.put(declaration.defaultText(), "default");
        if (declaration.choices().isEmpty()) {
            bound(declaration.max()).ifPresent(value -> values.putIfAbsent(value, "largest"));
        }
        value(declaration.name())
                .ifPresent(value -> values.merge(value, "now", (is, too) -> is.isEmpty() ? too : is + ", " + too));
        return values.entrySet().stream()
                .map(entry -> Offer.word(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Limits too far away to be of use are none. */
    private static Optional<String> bound(double limit) {
        if (Math.abs(limit) > Integer.MAX_VALUE / 2.0) {
            return Optional.empty();
        }
        return Optional.of(limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(now.get(name));
    }

    private String summary(Declaration declaration) {
        String chosen = value(declaration.name()).map(value -> "; now " + value).orElse("");
        // The help last: it is what may be cut off.
        return "(" + declaration.range() + "; default " + declaration.defaultText() + chosen + ") "
                + declaration.help();
    }

    private Optional<Declaration> declaration(String word) {
        int equals = word.indexOf('=');
        return word.startsWith(before) && equals >= before.length()
                ? schema.find(word.substring(before.length(), equals))
                : Optional.empty();
    }

    @Override
    public Optional<String> problem(String word) {
        int equals = word.indexOf('=');
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (equals < 0) {
            return Optional.of("NAME=VALUE is expected");
        }
        Optional<Declaration> declaration = declaration(word);
        if (declaration.isEmpty()) {
            List<String> names =
                    schema.declarations().stream().map(Declaration::name).toList();
            String name = word.substring(Math.min(before.length(), equals), equals);
            return Optional.of(Nearest.to(name, names)
                    .map(guess -> "did you mean " + guess + "?")
                    .orElse("unknown parameter"));
        }
        if (given.contains(declaration.get().name())) {
            return Optional.of("is given twice");
        }
        String value = word.substring(equals + 1);
        return value.isEmpty() || declaration.get().accepts(value)
                ? Optional.empty()
                : Optional.of("is " + declaration.get().range());
    }

    @Override
    public String expectation(String typed) {
        Optional<Declaration> declaration = declaration(typed);
        if (declaration.isPresent()) {
            return " " + summary(declaration.get());
        }
        StringBuilder text = new StringBuilder();
        for (Declaration each : schema.declarations()) {
            if (!given.contains(each.name())) {
                String value = value(each.name()).orElse(each.defaultText());
                text.append(text.isEmpty() ? "" : " ")
                        .append(each.name())
                        .append('=')
                        .append(value);
            }
        }
        return text.toString();
    }
}
