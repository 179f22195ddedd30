package continuo.corpora.abc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * For those who transcribe: prints what is wrong in each file and how much music it is. From the repository's root,
 * after {@code mvn -q test-compile -pl plugins/corpora -am}:
 *
 * <pre>{@code
 * java -cp core/target/classes:plugins/corpora/target/classes:plugins/corpora/target/test-classes \
 *     continuo.corpora.abc.AbcCheck plugins/corpora/src/main/resources/continuo/corpora/starter/*.abc
 * }</pre>
 */
public final class AbcCheck {
    private AbcCheck() {}

    public static void main(String[] files) throws IOException {
        int notes = 0;
        int problems = 0;
        for (String name : files) {
            Path file = Path.of(name);
            String text = Files.readString(file);
            List<AbcProblem> found = AbcRules.check(file.getFileName().toString(), text);
            found.forEach(System.out::println);
            problems += found.size();
            AbcTune tune = AbcReader.inspect(name, text).tune();
            int bars =
                    tune.voices().isEmpty() ? 0 : tune.voices().get(0).played().size();
            int played = tune.voices().stream().mapToInt(AbcCheck::notes).sum();
            notes += played;
            System.out.printf(
                    "%s: %s: %d voices, %d bars and %d notes as played%n",
                    file.getFileName(), tune.title(), tune.voices().size(), bars, played);
        }
        System.out.printf("%d files, %d notes, %d problems%n", files.length, notes, problems);
        if (problems > 0) {
            System.exit(3);
        }
    }

    private static int notes(AbcVoice voice) {
        return AbcPlaying.of(voice).events().stream()
                .mapToInt(event -> event.tones().size())
                .sum();
    }
}
