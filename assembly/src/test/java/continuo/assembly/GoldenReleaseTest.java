package continuo.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs, scripts and ids of 0.1.0 go on working: the files in {@code golden-0.1.0} were written by that release, its
 * README tells how. They are never written anew.
 */
class GoldenReleaseTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-0.1.0");
    private static final String ZIPPED = ".gz";
    /**
     * With these every x86-64 processor adds in the same order, so that weights are the same to the bit. Without them
     * 512-bit vectors round otherwise than shorter ones, which training from the first step on makes much of. Other
     * processors compute exponentials with other roundings, so there no bytes are compared.
     */
    private static final boolean EXACT = List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));

    @TempDir
    Path folder;

    private Continuo continuo() {
        return new Continuo(folder)
                .withVariable("CONTINUO_JAVA_OPTS", "-XX:MaxVectorSize=16")
                .withVariable("OPENBLAS_CORETYPE", "Haswell")
                .withPatience(Duration.ofMinutes(5));
    }

    @Test
    void runsAreListedPlayedMeasuredAndTrainedToTheirEnd() throws IOException {
        copy(GOLDEN.resolve("runs"), folder.resolve("runs"));

        Continuo.Outcome outcome = continuo()
                .run(
                        "--json",
                        "run",
                        GOLDEN.resolve("runs.continuo").toAbsolutePath().toString());

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        Likeness likeness = EXACT ? Likeness.VALUES : Likeness.FIELDS;
        assertThat(likeness.missing(golden("runs.jsonl"), objects(outcome.lines())))
                .isEmpty();
        List<String> differing = new ArrayList<>();
        for (Path piece : files(GOLDEN.resolve("music"))) {
            Path written = folder.resolve(GOLDEN.relativize(piece).toString());
            assertThat(written).isRegularFile();
            if (EXACT && Files.mismatch(piece, written) >= 0) {
                differing.add(piece.getParent().getFileName() + "/" + piece.getFileName());
            }
        }
        assertThat(differing).isEmpty();
        if (EXACT) {
            for (String line : Files.readAllLines(GOLDEN.resolve("weights.txt"))) {
                String run = line.split(" ")[0];
                assertThat(run + " " + weights(run)).isEqualTo(line);
            }
        }
    }

    @Test
    void everyCommandAndOptionIsUnderstood() throws IOException {
        for (String file : List.of("piece.mid", "damaged.mid", "inner.continuo")) {
            Files.copy(GOLDEN.resolve(file), folder.resolve(file));
        }

        Continuo.Outcome outcome = continuo()
                .run(
                        "run",
                        GOLDEN.resolve("commands.continuo").toAbsolutePath().toString(),
                        "piece.mid",
                        Continuo.HOME.resolve("plugins").toString(),
                        "damaged.mid");

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        List<JsonNode> golden = golden("commands.jsonl");
        List<JsonNode> actual = objects(outcome.lines());
        assertThat(Likeness.FIELDS.missing(golden, actual)).isEmpty();
        List<JsonNode> encoded =
                golden.stream().filter(GoldenReleaseTest::isOfAPiece).toList();
        assertThat(encoded).hasSizeGreaterThan(15);
        assertThat(Likeness.VALUES.missing(encoded, actual)).isEmpty();
    }

    /** What does not depend on any training: notes, their encoding, what is lost in it, and what a corpus holds. */
    private static boolean isOfAPiece(JsonNode object) {
        return object.has("onset")
                || object.has("time")
                || object.has("lost")
                || object.has("digest") && object.has("seen");
    }

    @Test
    void componentsHaveTheirParametersDefaultsAndValues() throws IOException {
        List<JsonNode> actual =
                objects(continuo().run("-c", "components --json").lines());
        List<String> lost = new ArrayList<>();
        for (JsonNode component : golden("components.jsonl")) {
            String name = component.get("kind").textValue() + " "
                    + component.get("id").textValue();
            Optional<JsonNode> now = actual.stream()
                    .filter(other -> List.of("kind", "id", "plugin").stream()
                            .allMatch(field -> component.get(field).equals(other.get(field))))
                    .findFirst();
            if (now.isEmpty()) {
                lost.add(name);
                continue;
            }
            for (JsonNode parameter : component.get("parameters")) {
                if (!isAmong(now.get().get("parameters"), parameter)) {
                    lost.add(name + ": " + parameter);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static boolean isAmong(JsonNode parameters, JsonNode golden) {
        for (JsonNode parameter : parameters) {
            if (List.of("name", "default", "sampling").stream()
                    .allMatch(field -> golden.get(field).equals(parameter.get(field)))) {
                return contains(
                        parameter.get("range").textValue(), golden.get("range").textValue());
            }
        }
        return false;
    }

    private static boolean contains(String range, String golden) {
        if (range.equals(golden)) {
            return true;
        }
        String choice = "one of ";
        if (range.startsWith(choice) && golden.startsWith(choice)) {
            return List.of(range.substring(choice.length()).split(", "))
                    .containsAll(List.of(golden.substring(choice.length()).split(", ")));
        }
        String between = "..";
        if (!range.contains(between) || !golden.contains(between)) {
            return false;
        }
        String[] now = range.split("\\.\\.");
        String[] then = golden.split("\\.\\.");
        return Double.parseDouble(now[0]) <= Double.parseDouble(then[0])
                && Double.parseDouble(now[1]) >= Double.parseDouble(then[1]);
    }

    /** SHA-256 over the nets' weights in the last checkpoint, in the order of the tensors' names. */
    private String weights(String run) throws IOException {
        Path last;
        try (Stream<Path> checkpoints = Files.list(folder.resolve("runs/" + run + "/checkpoints"))) {
            last = checkpoints
                    .filter(file -> file.toString().endsWith(".safetensors"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(last)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(file.getLong());
        JsonNode header = Likeness.read(new String(file.array(), Long.BYTES, length, UTF_8));
        TreeSet<String> names = new TreeSet<>();
        for (Iterator<String> all = header.fieldNames(); all.hasNext(); ) {
            names.add(all.next());
        }
        names.removeIf(name -> !name.startsWith("generator/") && !name.startsWith("discriminator/"));
        MessageDigest digest = sha256();
        for (String name : names) {
            JsonNode offsets = header.get(name).get("data_offsets");
            int from = offsets.get(0).intValue();
            digest.update(
                    file.array(), Long.BYTES + length + from, offsets.get(1).intValue() - from);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }

    private static List<JsonNode> golden(String name) throws IOException {
        return objects(Files.readAllLines(GOLDEN.resolve(name)));
    }

    private static List<JsonNode> objects(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("{"))
                .map(Likeness::read)
                .toList();
    }

    /** A folder with what is in it; {@code .gz} is taken off. */
    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            String name = copy.toString();
            if (!name.endsWith(ZIPPED)) {
                Files.copy(file, copy);
                continue;
            }
            try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
                Files.copy(content, Path.of(name.substring(0, name.length() - ZIPPED.length())));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
