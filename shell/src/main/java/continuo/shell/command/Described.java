package continuo.shell.command;

import continuo.params.ParameterSchema.Declaration;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Components as JSON objects. */
public final class Described {
    private Described() {}

    public static Map<String, Object> selection(Selection selection) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", selection.component().kind().word());
        object.put("id", selection.component().id());
        object.put("parameters", selection.texts());
        object.put("changes", selection.changes());
        return object;
    }

    public static Map<String, Object> component(ComponentDescriptor component) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", component.kind().word());
        object.put("id", component.id());
        object.put("summary", component.summary());
        object.put("source", component.source());
        object.put("plugin", component.pluginId());
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (Declaration declaration : component.parameters().declarations()) {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", declaration.name());
            parameter.put("default", declaration.defaultText());
            parameter.put("range", declaration.range());
            parameter.put("help", declaration.help());
            parameter.put("sampling", declaration.sampling());
            parameters.add(parameter);
        }
        object.put("parameters", parameters);
        return object;
    }
}
