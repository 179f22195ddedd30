package continuo.shell;

import continuo.corpora.ChordsCorpus;
import continuo.crnngan.CRnn;
import continuo.fake.ScalesCorpus;
import continuo.fake.SlowCorpus;
import continuo.metrics.Polyphony;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.quadruplet.Quadruplet;
import continuo.sequence.Lstm;
import continuo.shell.console.Output;
import continuo.shell.console.Streams;
import continuo.shell.language.Variables;
import continuo.shell.session.Environment;
import continuo.shell.session.LogFile;
import continuo.shell.session.Session;
import continuo.shell.session.Settings;
import continuo.training.AdversarialTrainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

/** Starts Continuo within the test, in a folder of its own, and keeps what it says. */
public final class ShellHarness {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    /** What a start of Continuo left. */
    record Outcome(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** @param folder the working folder; the home folder and the distribution are made in it */
    public ShellHarness(Path folder) {
        this.folder = folder;
        variables.put("HOME", folder.toString());
        try {
            Path plugins = Files.createDirectories(folder.resolve("distribution/plugins"));
            PluginJars.add("quadruplet", Quadruplet.class, plugins);
            PluginJars.add("metrics", Polyphony.class, plugins);
            PluginJars.add("corpora", ChordsCorpus.class, plugins);
            PluginJars.add("c-rnn-gan", CRnn.class, plugins);
            PluginJars.add("training", AdversarialTrainer.class, plugins);
            PluginJars.add("sequence", Lstm.class, plugins);
            PluginJars.addExtensions("fake", plugins, ScalesCorpus.class, SlowCorpus.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ShellHarness(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables.putAll(variables);
    }

    /** The same in a folder that was copied from this one's. */
    ShellHarness in(Path copy) {
        ShellHarness other = new ShellHarness(copy, variables);
        return other.with("HOME", copy.toString());
    }

    ShellHarness with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Path folder() {
        return folder;
    }

    Path plugins() {
        return folder.resolve("distribution/plugins");
    }

    public Environment environment() {
        return new Environment(variables, folder, Optional.of(folder.resolve("distribution")));
    }

    /** A file in the working folder. */
    Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A C major chord and the note after it, at 480 ticks a quarter and 100 quarters a minute. */
    Path chordFile(String name) {
        List<Note> notes = List.of(
                new Note(0, 480, 60, 64, 0),
                new Note(0, 480, 64, 65, 0),
                new Note(0, 240, 67, 66, 0),
                new Note(480, 960, 72, 100, 0));
        Path file = folder.resolve(name);
        MidiWriter.write(new Score(480, notes, List.of(Tempo.ofQuartersPerMinute(100)), List.of()), file);
        return file;
    }

    /** Four bars of a C major scale up and down, in eighths. */
    Path song(String name) {
        List<Note> notes = new ArrayList<>();
        int[] scale = {60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65, 64, 62, 60, 60};
        for (int i = 0; i < 32; i++) {
            notes.add(new Note(i * 240, 240, scale[i % scale.length], 50 + i, 0));
        }
        Path file = folder.resolve(name);
        MidiWriter.write(new Score(480, notes, List.of(Tempo.ofQuartersPerMinute(120)), List.of()), file);
        return file;
    }

    /** {@code continuo -c TEXT}. */
    Outcome commands(String text) {
        return start("", "-c", text);
    }

    Outcome run(String... words) {
        return start("", words);
    }

    /** With something on standard input, which is no terminal. */
    Outcome start(String input, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                false,
                new Output(out, false),
                new Output(err, false));
        int exitCode = new Shell(environment(), streams).run(List.of(words));
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A terminal of 80 by 24 on which Ctrl-C interrupts and Ctrl-D ends the input. */
    static Terminal terminal(String type, InputStream keyboard, OutputStream screen) throws IOException {
        Terminal terminal = new DumbTerminal("test", type, keyboard, screen, StandardCharsets.UTF_8);
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(Attributes.ControlChar.VEOF, 4);
        attributes.setControlChar(Attributes.ControlChar.VINTR, 3);
        attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(attributes);
        terminal.setSize(new Size(80, 24));
        return terminal;
    }

    /** Runs the shell that a person types into until they leave, and gives its exit code. */
    int interactive(Terminal terminal, Output output) {
        Streams streams = new Streams(InputStream.nullInputStream(), true, output, output);
        Variables values = new Variables(environment().variables(), "continuo", List.of());
        Faults faults = new Faults(new LogFile(folder.resolve("log")), false);
        ScriptRunner scripts = new ScriptRunner(values, environment(), faults, output, false);
        try (Session session = new Session(Settings.read(environment()), Optional.empty(), output::line)) {
            return Interactive.run(terminal, session, scripts, values, faults, streams, false);
        }
    }
}
