package continuo.shell.editing;

import continuo.shell.BuiltInCommands;
import continuo.shell.ShellHarness;
import continuo.shell.command.Commands;
import continuo.shell.command.Scripts;
import continuo.shell.language.Variables;
import continuo.shell.session.Session;
import continuo.shell.session.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A session with all plugins, and lines typed in it; {@code |} stands for the cursor. */
final class EditingFixture implements AutoCloseable {
    private final Commands commands;
    final Session session;
    final Vocabulary vocabulary;
    final Supplier<Variables> variables;
    final Path folder;

    EditingFixture(Path folder) {
        this.folder = folder;
        session = new Session(Settings.read(new ShellHarness(folder).environment()), Optional.empty(), notice -> {});
        session.plugins();
        commands = BuiltInCommands.of(Scripts.none(), List::of);
        vocabulary = Vocabulary.atOnce(commands, session, session.workplace()::loadedPlugins);
        Variables values =
                new Variables(Map.of("HOME", folder.toString(), "MUSIC", folder + "/my music"), "continuo", List.of());
        variables = () -> values;
    }

    /** One whose plugins are still being loaded. */
    Vocabulary withoutPlugins() {
        return Vocabulary.atOnce(commands, session, Optional::empty);
    }

    void file(String name) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "no music");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TypedLine typed(String line) {
        int cursor = line.indexOf('|');
        return TypedLine.of(line.replace("|", ""), cursor, variables.get());
    }

    List<Offer> offers(String line) {
        return new LineCompleter(vocabulary, variables).offers(typed(line));
    }

    @Override
    public void close() {
        session.close();
    }
}
