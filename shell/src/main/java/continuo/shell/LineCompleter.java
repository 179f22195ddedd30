package continuo.shell;

import continuo.fault.Failure;
import continuo.params.ParameterSchema.Declaration;
import continuo.plugin.ComponentDescriptor;
import continuo.plugin.PluginStatus;
import continuo.run.RunDirectory;
import continuo.shell.command.Command;
import continuo.shell.command.Commands;
import continuo.shell.command.Figures;
import continuo.shell.language.Argument;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Value;
import continuo.shell.language.Word;
import continuo.shell.report.LogLine;
import continuo.shell.session.Session;
import continuo.shell.session.Setting;
import continuo.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers what may stand at the cursor, read off the commands' declarations and what is installed. */
final class LineCompleter implements Completer {
    private final Commands commands;
    private final Session session;

    LineCompleter(Commands commands, Session session) {
        this.commands = commands;
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<Word> before = new ArrayList<>();
        for (String word : line.words().subList(0, line.wordIndex())) {
            before.add(new Word(word, 0, 0, false));
        }
        Candidates found = new Candidates(candidates);
        if (before.isEmpty()) {
            commandNames(found);
            return;
        }
        List<String> members = commands.members(before.get(0).text());
        if (before.size() == 1 && !members.isEmpty()) {
            for (String member : members) {
                Command command =
                        commands.find(before.get(0).text() + " " + member).orElseThrow();
                found.word(member, command.syntax().summary());
            }
            return;
        }
        try {
            Commands.Match match = commands.match(before);
            arguments(
                    match.command().syntax(), texts(before).subList(match.words(), before.size()), line.word(), found);
        } catch (Failure e) {
            // Nothing can be offered after a command that does not exist.
            return;
        }
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    private void commandNames(Candidates found) {
        for (String first : commands.firstWords()) {
            Optional<Command> alone = commands.find(first);
            found.word(
                    first,
                    alone.isPresent() ? alone.get().syntax().summary() : String.join(", ", commands.members(first)));
        }
    }

    private void arguments(Syntax syntax, List<String> before, String typed, Candidates found) {
        List<String> positional = new ArrayList<>();
        Optional<Option> waiting = Optional.empty();
        for (String word : before) {
            if (waiting.isPresent()) {
                waiting = Optional.empty();
            } else if (word.startsWith("--")) {
                waiting = syntax.option(word).filter(option -> option.value().isPresent());
            } else {
                positional.add(word);
            }
        }
        if (waiting.isPresent()) {
            value(waiting.get().value().orElseThrow().value(), positional, typed, found);
            return;
        }
        if (typed.startsWith("-")) {
            options(syntax, before, found);
            return;
        }
        argument(syntax, positional.size()).ifPresent(next -> value(next.value(), positional, typed, found));
    }

    private static Optional<Argument> argument(Syntax syntax, int index) {
        List<Argument> arguments = syntax.arguments();
        if (index < arguments.size()) {
            return Optional.of(arguments.get(index));
        }
        if (arguments.isEmpty() || !arguments.get(arguments.size() - 1).arity().several()) {
            return Optional.empty();
        }
        return Optional.of(arguments.get(arguments.size() - 1));
    }

    private static void options(Syntax syntax, List<String> before, Candidates found) {
        for (Option option : syntax.allOptions()) {
            if (!before.contains(option.name())) {
                found.word(option.name(), option.help());
            }
        }
    }

    private void value(Value value, List<String> positional, String typed, Candidates found) {
        if (value instanceof Value.OneOf choice) {
            choice.words().forEach(word -> found.word(word, ""));
        } else if (value instanceof Value.Plain plain) {
            plain(plain, positional, typed, found);
        }
    }

    private void plain(Value.Plain plain, List<String> positional, String typed, Candidates found) {
        switch (plain) {
            case FILE, FOLDER, PATH -> new PathCompletion(session.environment()).complete(typed, plain, found);
            case RUN -> session.runs().list().forEach(run -> found.word(run.name(), ""));
            case KIND -> kinds(found, "");
            case COMPONENT -> kind(positional).ifPresent(kind -> components(kind, found));
            case CORPUS -> {
                components(Kind.CORPUS, found);
                corpusParameters(positional, found);
                new PathCompletion(session.environment()).complete(typed, plain, found);
            }
            case METRICS -> metrics(typed, found);
            case PLUGIN -> plugins(found);
            case COMMAND -> commandNames(found);
            case JOB ->
                session.jobs()
                        .all()
                        .forEach(job -> found.word("" + job.number(), job.job().command()));
            case LOGGED_FIGURE -> Figures.names(session, positional).forEach(figure -> found.word(figure, ""));
            case ASSIGNMENT -> assignments(positional, typed, found);
            case EXPERIMENT_ASSIGNMENT -> experimentAssignments(typed, found);
            case EXPERIMENT_PARAMETER -> experimentParameters(typed, found);
            case FIGURE -> figures(found);
            case SETTING -> settings(typed, found);
            case TEXT -> {}
        }
    }

    private static void kinds(Candidates found, String suffix) {
        for (Kind kind : Kind.values()) {
            found.part(kind.word() + suffix, kind.word(), "", suffix.isEmpty());
        }
    }

    private static Optional<Kind> kind(List<String> positional) {
        for (Kind kind : Kind.values()) {
            if (!positional.isEmpty() && kind.word().equals(positional.get(0))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private void components(Kind kind, Candidates found) {
        for (ComponentDescriptor component : session.plugins().components(kind)) {
            found.word(component.id(), component.summary());
        }
    }

    private void metrics(String typed, Candidates found) {
        String before = typed.substring(0, typed.lastIndexOf(',') + 1);
        for (Kind kind : List.of(Kind.METRIC, Kind.SET_METRIC)) {
            for (ComponentDescriptor metric : session.plugins().components(kind)) {
                found.part(before + metric.id(), metric.id(), metric.summary(), true);
            }
        }
    }

    private void plugins(Candidates found) {
        for (PluginStatus status : session.plugins().plugins()) {
            found.word(status.id(), status.failure().orElse(status.description()));
        }
    }

    private void corpusParameters(List<String> positional, Candidates found) {
        if (!positional.isEmpty()) {
            installed(Kind.CORPUS, positional.get(positional.size() - 1)).ifPresent(corpus -> names(corpus, "", found));
        }
    }

    private void assignments(List<String> positional, String typed, Candidates found) {
        if (positional.size() > 1) {
            kind(positional)
                    .flatMap(kind -> installed(kind, positional.get(1)))
                    .ifPresent(component -> assignment(component, "", typed, found));
        }
    }

    private void experimentAssignments(String typed, Candidates found) {
        int dot = typed.indexOf('.');
        if (dot < 0) {
            kinds(found, ".");
            return;
        }
        kind(List.of(typed.substring(0, dot)))
                .filter(kind -> !kind.measures())
                .flatMap(kind -> installed(kind, session.choice(kind).id()))
                .ifPresent(component -> assignment(component, typed.substring(0, dot + 1), typed, found));
    }

    private void experimentParameters(String typed, Candidates found) {
        int dot = typed.indexOf('.');
        if (dot < 0) {
            kinds(found, "");
            return;
        }
        String prefix = typed.substring(0, dot + 1);
        kind(List.of(typed.substring(0, dot)))
                .filter(kind -> !kind.measures())
                .flatMap(kind -> installed(kind, session.choice(kind).id()))
                .ifPresent(component -> component
                        .parameters()
                        .declarations()
                        .forEach(declaration -> found.word(
                                prefix + declaration.name(),
                                declaration.help() + " (" + declaration.defaultText() + ")")));
    }

    /** Metrics, and what the runs have logged. */
    private void figures(Candidates found) {
        metrics("", found);
        Set<String> logged = new TreeSet<>();
        for (RunDirectory run : session.runs().list()) {
            run.log()
                    .last()
                    .flatMap(LogLine::of)
                    .ifPresent(line -> logged.addAll(line.figures().keySet()));
        }
        logged.forEach(name -> found.word(name, "logged by the trainer"));
    }

    private static void settings(String typed, Candidates found) {
        int equals = typed.indexOf('=');
        for (Setting setting : Setting.values()) {
            if (equals < 0) {
                found.part(setting.word() + "=", setting.word() + "=", setting.help(), false);
            } else if (typed.startsWith(setting.word() + "=")) {
                setting.choices().forEach(choice -> found.part(setting.word() + "=" + choice, choice, "", true));
            }
        }
    }

    private Optional<ComponentDescriptor> installed(Kind kind, String id) {
        return session.plugins().components(kind).stream()
                .filter(component -> component.id().equals(id))
                .findFirst();
    }

    private static void assignment(ComponentDescriptor component, String prefix, String typed, Candidates found) {
        int equals = typed.indexOf('=');
        if (equals < 0) {
            names(component, prefix, found);
            return;
        }
        component.parameters().find(typed.substring(prefix.length(), equals)).ifPresent(declaration -> {
            List<String> values =
                    declaration.choices().isEmpty() ? List.of(declaration.defaultText()) : declaration.choices();
            for (String value : values) {
                found.part(typed.substring(0, equals + 1) + value, value, declaration.help(), true);
            }
        });
    }

    private static void names(ComponentDescriptor component, String prefix, Candidates found) {
        for (Declaration declaration : component.parameters().declarations()) {
            String name = declaration.name() + "=";
            String help = declaration.help() + " (" + declaration.defaultText() + "; " + declaration.range() + ")";
            found.part(prefix + name, name, help, false);
        }
    }
}
