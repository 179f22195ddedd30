package continuo.shell.command.measure;

import continuo.design.Choice;
import continuo.measure.Metrics;
import continuo.plugin.Selection;
import continuo.shell.command.Loading;
import continuo.shell.command.PieceFile;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import continuo.train.Dataset;
import java.util.List;
import java.util.Optional;

/** The real music that pieces are measured beside: what {@code --against} names, else the session's corpus. */
final class Against {
    static final Option OPTION = Option.of("--against", "SRC", Value.Plain.CORPUS, "real music to compare with")
            .otherwise("the session's corpus");

    private final Optional<List<Choice>> named;
    private final Session session;

    private Against(Optional<List<Choice>> named, Session session) {
        this.named = named;
        this.session = session;
    }

    static Against of(Arguments arguments, Session session) {
        return new Against(
                arguments
                        .option(OPTION)
                        .map(source ->
                                Sources.of(List.of(source), arguments.has(PieceFile.DRUMS), session.workplace())),
                session);
    }

    static List<String> problems(Arguments arguments, Session session) {
        return arguments
                .option(OPTION)
                .map(word -> Problems.of(() -> Sources.of(List.of(word), false, session.workplace())))
                .orElse(List.of());
    }

    /** Whether the user said which music is meant. */
    boolean isNamed() {
        return named.isPresent();
    }

    /** @throws continuo.fault.Failure where it cannot be read, or is none */
    Dataset dataset(Console console) {
        return named.isPresent() ? Loading.dataset(named.get(), session, console) : Loading.dataset(session, console);
    }

    /** Lets metrics know the training side that need to; see {@link Measuring#learned}. */
    Metrics learned(Metrics metrics, Dataset dataset, Console console) {
        List<Selection> music = named.map(sources -> sources.stream()
                        .map(source -> source.resolve(session.plugins()))
                        .toList())
                .orElseGet(() -> session.design().music(session.plugins()));
        return Measuring.learned(metrics, music, dataset, session.design().drums(), session, console);
    }
}
