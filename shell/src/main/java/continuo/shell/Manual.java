package continuo.shell;

import continuo.shell.command.Commands;
import continuo.shell.command.Scripts;
import continuo.shell.manual.ManualPage;
import continuo.shell.manual.ShellCompletion;
import continuo.shell.manual.Start;
import continuo.shell.session.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what the distribution's folder {@code share} holds; run by the build. */
public final class Manual {
    private Manual() {}

    /** @param words the folder to write to */
    public static void main(String[] words) throws IOException {
        Path share = Path.of(words[0]);
        Start start = start();
        write(share.resolve("man/man1/continuo.1"), ManualPage.of(start, commands()));
        write(share.resolve("bash-completion/completions/continuo"), ShellCompletion.bash(start));
        write(share.resolve("zsh/site-functions/_continuo"), ShellCompletion.zsh(start));
    }

    static Start start() {
        return new Start(Version.text(), StartOptions.FORMS, StartOptions.OPTIONS);
    }

    private static Commands commands() {
        return BuiltInCommands.of(Scripts.none(), List::of);
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
