package continuo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fake.BrokenRepresentation;
import continuo.shell.ShellHarness.Outcome;
import continuo.shell.command.Command;
import continuo.shell.command.Scripts;
import continuo.shell.language.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the examples of every command as they stand, one session a command, in a folder with what they speak of: the runs
 * {@code first} and {@code second}, {@code song.mid}, the folder {@code songs}, the script {@code my.continuo} and
 * {@code my-plugin.jar}. The session's experiment is small, so that examples of training are quick.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
    private static final String SMALL = """
            use corpus scales pieces=8 notes=40
            set generator.units=4 discriminator.units=4 trainer.batch=4 trainer.steps=10
            """;

    private Path folder;
    private ShellHarness world;

    private static Stream<Syntax> syntaxes() {
        return BuiltInCommands.of(Scripts.none(), List::of).all().stream().map(Command::syntax);
    }

    @BeforeAll
    void prepare(@TempDir Path shared) throws IOException {
        folder = shared;
        world = new ShellHarness(Files.createDirectory(folder.resolve("world")));
        world.song("song.mid");
        Files.createDirectory(world.folder().resolve("songs"));
        world.song("songs/one.mid");
        world.chordFile("songs/two.mid");
        Files.createDirectory(world.folder().resolve("distribution/examples"));
        world.file("distribution/examples/chords.continuo", "echo here they are\n");
        world.file("my.continuo", "corpus use $1\nshow\n");
        Path jars = Files.createDirectory(world.folder().resolve("jars"));
        PluginJars.addExtensions("my-plugin", jars, BrokenRepresentation.class);
        Files.move(jars.resolve("my-plugin.jar"), world.folder().resolve("my-plugin.jar"));
        Outcome trained = world.commands(
                SMALL.replace("\n", "; ")
                        + "train --name first --pretrain 1 --epochs 2; train --name second --pretrain 1 --epochs 1; generate first --count 1 --events 30; generate second --count 1 --events 30");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void examplesRunAsPrinted(Syntax syntax) {
        Path own = folder.resolve(syntax.name().replace(' ', '-'));
        copy(world.folder(), own);
        assertThat(syntax.examples()).as("examples of %s", syntax.name()).isNotEmpty();
        Outcome outcome = world.in(own).start(SMALL + String.join("\n", syntax.examples()) + "\n");
        if (outcome.err().contains("there is no sound device")) {
            assertThat(syntax.name()).isEqualTo("play");
            return;
        }
        assertThat(outcome.err()).doesNotContain("stdin:");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void examplesAreOfTheirCommandAndFitTheScreen(Syntax syntax) {
        assertThat(syntax.examples())
                .anyMatch(example -> Stream.of(example.split("; "))
                        .anyMatch(command -> (command + " ").startsWith(syntax.name() + " ")))
                .allMatch(example -> example.length() <= 76);
    }
}
