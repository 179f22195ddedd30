package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/continuo} does around the program: finding things, streams, signals, exit codes. */
class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void saysItsVersionAndNothingElse() {
        Continuo.Outcome outcome = new Continuo(folder).run("--version");
        assertThat(outcome.output()).matches("continuo \\d+\\.\\d+\\.\\d+\\R");
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void startsThroughSymbolicLinksFromAFolderWithASpace() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("some where/bin"));
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("some where/bin/absolute"));
        Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), Continuo.LAUNCHER);
        Continuo.Outcome outcome =
                new Continuo(elsewhere).withLauncher(relative).run("-c", "plugins", "--json");
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.lines()).hasSize(6).allMatch(line -> line.contains("\"state\":\"loaded\""));
        // JUnit warns of links that lead out of the folder it deletes.
        Files.delete(absolute);
    }

    @Test
    void worksFromAnyFolderAndWhereverItIsMoved() throws IOException {
        Path moved = folder.resolve("Größe № 1 (x86)/conti nuo");
        copy(Continuo.HOME, moved);
        Continuo continuo = new Continuo(folder).withLauncher(moved.resolve("bin/continuo"));
        Continuo.Outcome outcome = continuo.run("-c", "components corpus --json; source chords", "--json");
        assertThat(outcome.errors()).doesNotContain("WARNING", "rror");
        assertThat(outcome.lines()).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("{"));

        Continuo onPath = new Continuo(Files.createDirectories(folder.resolve("an other")))
                .withLauncher(Path.of("/usr/bin/env"))
                .withVariable("PATH", moved.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        assertThat(onPath.run("continuo", "--version").output()).startsWith("continuo ");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, file);
                }
            }
        }
    }

    @Test
    void opensFilesWithAnyNameInTheCLocale() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("Präludium № 1"));
        Files.writeString(odd.resolve("größer.continuo"), "echo gefunden");
        Continuo.Outcome outcome =
                new Continuo(folder).withVariable("LC_ALL", "C").run("run", "Präludium № 1/größer.continuo");
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output()).isEqualTo("gefunden\n");
    }

    @Test
    void readsCommandsFromStandardInput() {
        Continuo.Outcome outcome =
                new Continuo(folder).withInput("echo eins\necho zwei\n").run();
        assertThat(outcome.output()).isEqualTo("eins\nzwei\n");
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void isEndedBySignal() throws IOException, InterruptedException {
        Process process = new Continuo(folder).start();
        try (Writer stdin = process.outputWriter(UTF_8);
                BufferedReader stdout = process.inputReader(UTF_8)) {
            stdin.write("echo ready\n");
            stdin.flush();
            assertThat(stdout.readLine()).isEqualTo("ready");
            // Through the handle: the process would close its streams first, and end for want of input.
            process.toHandle().destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatTheJvmSaysIsNotLost() {
        Continuo.Outcome outcome = new Continuo(folder)
                .withVariable("CONTINUO_JAVA_OPTS", "-XX:+NoSuchOption")
                .run("--version");
        assertThat(outcome.errors()).contains("NoSuchOption");
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @Test
    void startsWhereNoFilterCanBeSetUp() {
        Continuo.Outcome outcome = new Continuo(folder)
                .withVariable("CONTINUO_JAVA_OPTS", "-XX:+UseParallelGC -Xmx64m")
                .withVariable("TMPDIR", folder.resolve("missing").toString())
                .run("--version");
        assertThat(outcome.output()).startsWith("continuo ");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void saysWhichJavaItNeeds() throws IOException {
        Continuo continuo = new Continuo(folder);
        Path missing = folder.resolve("nowhere");
        Continuo.Outcome without =
                continuo.withVariable("JAVA_HOME", missing.toString()).run("--version");
        assertThat(without.errors()).contains("JAVA_HOME is " + missing).contains("JDK 17");
        assertThat(without.exitCode()).isEqualTo(2);

        Path old = folder.resolve("jdk-11");
        Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");
        Continuo.Outcome tooOld =
                continuo.withVariable("JAVA_HOME", old.toString()).run("--version");
        assertThat(tooOld.errors()).contains("is Java 11.0.2").contains("needs 17");
        assertThat(tooOld.exitCode()).isEqualTo(2);
    }
}
