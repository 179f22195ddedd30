package continuo.shell.command.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code help} explains beside the commands; the man page has each as a section. */
public enum Topic {
    SCRIPTS("files of commands, variables, what a line may hold"),
    KEYS("what the keys do at the prompt"),
    FILES("what is where on the disk"),
    ENVIRONMENT("the variables that are looked at"),
    EXIT_CODES("how a script learns what went wrong");

    private final String summary;

    Topic(String summary) {
        this.summary = summary;
    }

    /** What one types for it: {@code exit-codes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line without a full stop. */
    public String summary() {
        return summary;
    }

    /** Its text, a screenful of lines that fit 80 columns. */
    public List<String> lines() {
        String resource = "/continuo/shell/help/" + word() + ".txt";
        try (InputStream text = Topic.class.getResourceAsStream(resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static Optional<Topic> ofWord(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Topic::word).toList();
    }
}
