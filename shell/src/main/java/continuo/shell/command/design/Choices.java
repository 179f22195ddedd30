package continuo.shell.command.design;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.fault.Quantity;
import continuo.shell.command.Described;
import continuo.shell.console.Console;
import continuo.shell.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the user is told what became of the design. */
final class Choices {
    private Choices() {}

    static void tell(List<Choice> choices, Session session, Console console) {
        for (Choice choice : choices) {
            if (console.json()) {
                console.object(Described.selection(choice.resolve(session.plugins())));
            } else {
                console.paragraph(choice.kind().word() + ": " + choice);
            }
        }
    }

    /** @param verb what was done with the changes, in the past */
    static void tellChanges(String verb, int changes, List<Design.Difference> differences, Console console) {
        if (console.json()) {
            for (Design.Difference difference : differences) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("part", difference.part());
                object.put("before", difference.before());
                object.put("after", difference.after());
                console.object(object);
            }
            return;
        }
        console.paragraph(verb + " " + Quantity.of(changes, "change", "changes")
                + (differences.isEmpty() ? ", which cancel each other out" : ":"));
        for (Design.Difference difference : differences) {
            console.paragraph("  " + difference.part() + ": " + difference.before() + " -> " + difference.after());
        }
    }
}
