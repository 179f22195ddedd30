package continuo.params;

import continuo.fault.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of hyper-parameters for Java code: the defaults as declared, with some changed. */
public final class Parameters {
    private Parameters() {}

    /**
     * A record with every parameter at its declared default, but for those given. A component published under several ids
     * may have other defaults under one of them: {@code host.component(kind, id).parameters()} knows those.
     *
     * @param assignments {@code batch=20}, as users type it
     * @throws Failure of kind USER naming every assignment that does not fit
     */
    public static <R extends Record> R of(Class<R> type, String... assignments) {
        return type.cast(ParameterSchema.of(type).parse(ParameterSchema.assignments(List.of(assignments))));
    }

    /**
     * The same record with a parameter changed.
     *
     * @param name as users type it: {@code learning-rate}
     * @param value of the parameter's type
     * @throws Failure of kind USER when there is no such parameter, or the value does not fit it
     */
    public static <R extends Record> R with(R parameters, String name, Object value) {
        ParameterSchema schema = ParameterSchema.of(parameters.getClass());
        Map<String, String> texts = new LinkedHashMap<>(schema.texts(parameters));
        texts.put(name, ParameterSchema.text(value));
        return cast(parameters, schema.parse(texts));
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R cast(R like, Record parsed) {
        return (R) like.getClass().cast(parsed);
    }
}
