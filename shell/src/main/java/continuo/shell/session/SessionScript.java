package continuo.shell.session;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.shell.language.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A session as commands that bring it about again. */
public final class SessionScript {
    private static final String JOIN = " \\\n    ";

    private SessionScript() {}

    /**
     * One command for the whole design: its components need only fit together, not one by one beside those that they
     * replace. Then one for each variable.
     *
     * @param variables what {@code let} has set, by name
     */
    public static String of(Design design, Map<String, String> variables) {
        List<String> parts = new ArrayList<>();
        parts.add(design.drums() ? "use --drums" : "use");
        for (Choice choice : design.choices()) {
            StringBuilder part = new StringBuilder(choice.kind().word() + " " + Quoting.quoted(choice.id()));
            for (Map.Entry<String, String> parameter : choice.assignments().entrySet()) {
                part.append(' ').append(Quoting.assignment(parameter.getKey(), parameter.getValue()));
            }
            parts.add(part.toString());
        }
        StringBuilder script = new StringBuilder("# An experiment of Continuo " + Version.text()
                + ": source this file to have it in a session, or run it.\n" + String.join(JOIN, parts) + "\n");
        variables.forEach((name, value) ->
                script.append("let ").append(Quoting.assignment(name, value)).append('\n'));
        return script.toString();
    }
}
