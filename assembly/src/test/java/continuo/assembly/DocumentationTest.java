package continuo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation hangs together: links lead somewhere, and terms are the field's, or defined in the glossary. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path GLOSSARY = ROOT.resolve("docs/glossary.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");

    /** Phrases that the documentation once had, which have an exact term. */
    private static final Map<String, String> TERMS = Map.of(
            "a number that is none", "NaN",
            "tells no likelihood", "has no likelihood",
            "nats a step", "nats per step",
            "nats a note", "nats per note",
            "learnt by heart", "overfitted, or memorised",
            "the data's way", "the data flow",
            "what gives way", "what is replaced",
            "left the finite numbers", "became NaN or infinite",
            "tones a window", "steps per window",
            "the next tone", "the next note");

    @Test
    void everyRelativeLinkAndItsAnchorResolve() throws IOException {
        List<String> broken = new ArrayList<>();
        Map<Path, Set<String>> anchors = new HashMap<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(String.join("\n", prose(page)));
            while (link.find()) {
                String target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                links++;
                int hash = target.indexOf('#');
                String file = hash < 0 ? target : target.substring(0, hash);
                Path to = file.isEmpty() ? page : page.resolveSibling(file).normalize();
                boolean found = Files.exists(to);
                if (found && hash >= 0) {
                    if (!anchors.containsKey(to)) {
                        anchors.put(to, anchors(to));
                    }
                    found = anchors.get(to).contains(target.substring(hash + 1));
                }
                if (!found) {
                    broken.add(ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(links).isGreaterThan(50);
        assertThat(broken).isEmpty();
    }

    @Test
    void theGlossaryAnchorsEachTermOnceAndIsLinkedWhereReadersBegin() throws IOException {
        List<String> rows = Files.readAllLines(GLOSSARY).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| term |") && !line.startsWith("| word |"))
                .toList();
        List<String> ids = new ArrayList<>();
        for (String row : rows) {
            Matcher anchor = ANCHOR.matcher(row);
            assertThat(anchor.find()).as(row).isTrue();
            ids.add(anchor.group(1));
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains(
                        "overfitting",
                        "teacher-forcing",
                        "mode-collapse",
                        "held-out",
                        "trunk",
                        "tape",
                        "head",
                        "levels");
        for (String page : List.of("README.md", "docs/guide.md", "docs/ARCHITECTURE.md")) {
            assertThat(Files.readString(ROOT.resolve(page))).as(page).containsPattern("\\]\\((docs/)?glossary\\.md\\)");
        }
    }

    @Test
    void theTermsOfTheFieldAreUsed() throws IOException {
        List<String> found = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (Path page : pages()) {
            String text = String.join(" ", prose(page)).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            TERMS.forEach((phrase, term) -> {
                if (text.contains(phrase)) {
                    found.add(ROOT.relativize(page) + ": \"" + phrase + "\" is: " + term);
                }
            });
            if (!page.equals(GLOSSARY)) {
                all.append(text).append(' ');
            }
        }
        assertThat(found).isEmpty();
        assertThat(all.toString())
                .contains("overfitting", "autoregressive", "teacher forcing", "held-out", "mode collapse")
                .contains("gradient clipping", "early stopping", "data flow", "inference", "latent noise", "per step");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        }
    }

    /** All lines but those of code. */
    private static List<String> prose(Path page) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean fenced = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith("    ")) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The names that a link may end with: those that GitHub gives to headings, and those that are written out. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> names = new HashSet<>();
        for (String line : prose(page)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                names.add(heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
            Matcher anchor = ANCHOR.matcher(line);
            while (anchor.find()) {
                names.add(anchor.group(1));
            }
        }
        return names;
    }
}
