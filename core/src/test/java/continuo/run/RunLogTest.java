package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    @TempDir
    Path folder;

    @Test
    void writesAnObjectALine() {
        RunLog log = log();
        assertThat(log.lines()).isEmpty();
        log.append(Map.of("step", 1L));
        log.append(Map.of("note", "zwei\nZeilen"));

        assertThat(log.file()).hasContent("{\"step\":1}\n{\"note\":\"zwei\\nZeilen\"}\n");
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1).get("note").asText()).isEqualTo("zwei\nZeilen");
    }

    @Test
    void leavesOutATornLastLineAndWritesOverIt() throws IOException {
        for (String torn : new String[] {"{\"step\":2", "{", "{\"step\":2}", "{\"note\":\"\u00c3"}) {
            Files.deleteIfExists(log().file());
            log().append(Map.of("step", 1));
            Files.writeString(log().file(), torn, StandardOpenOption.APPEND);

            assertThat(log().lines()).as(torn).hasSize(1);
            log().append(Map.of("step", 3));
            assertThat(log().lines())
                    .extracting(line -> line.get("step").asInt())
                    .containsExactly(1, 3);
        }
    }

    @Test
    void writesOverALogThatIsOneTornLine() throws IOException {
        Files.writeString(log().file(), "{\"ste");
        log().append(Map.of("step", 1));

        assertThat(log().file()).hasContent("{\"step\":1}\n");
    }

    @Test
    void namesADamagedLineInTheMiddle() throws IOException {
        Files.writeString(log().file(), "{\"step\":1}\n{\"ste\n{\"step\":3}\n");

        assertThatThrownBy(() -> log().lines())
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA))
                .hasMessageContaining("log.jsonl:2:");
    }

    @Test
    void findsTheLastWholeLineHoweverLong() throws IOException {
        assertThat(log().last()).isEmpty();
        log().append(Map.of("step", 1));
        assertThat(log().last().orElseThrow().get("step").asInt()).isEqualTo(1);
        log().append(Map.of("step", 2, "note", "ü".repeat(20_000)));
        assertThat(log().last().orElseThrow().get("step").asInt()).isEqualTo(2);
        log().append(Map.of("step", 3));
        Files.writeString(log().file(), "{\"step\":4", StandardOpenOption.APPEND);
        assertThat(log().last().orElseThrow().get("step").asInt()).isEqualTo(3);
        Files.writeString(log().file(), "x\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> log().last()).hasMessageContaining("its last line is no JSON object");
    }

    @Test
    void whatTheDoctorFoundIsNotTheLastStep() {
        Finding finding = new Finding(
                "collapse", Finding.Severity.WARN, "train", 7, 2, "all pieces are one", "set trainer.score=energy");
        log().append(finding.fields());
        assertThat(log().last()).isEmpty();
        log().append(Map.of("step", 2));
        log().append(finding.fields());
        log().append(finding.fields());
        assertThat(log().last().orElseThrow().toString()).isEqualTo("{\"step\":2}");
        assertThat(log().lines().stream().flatMap(line -> Finding.of(line).stream()))
                .containsExactly(finding, finding, finding);
        assertThat(Finding.of(log().lines().get(1))).isEmpty();
    }

    @Test
    void dropsLinesThatAreNotWanted() {
        RunLog log = log();
        for (int step = 1; step <= 5; step++) {
            log.append(Map.of("step", step));
        }
        log.retain(line -> line.path("step").asInt() <= 3);

        assertThat(log.lines()).extracting(line -> line.get("step").asInt()).containsExactly(1, 2, 3);
    }

    @Test
    void saysWhereItCannotWrite() {
        assertThatThrownBy(() -> new RunLog(folder.resolve("no/such/log.jsonl")).append(Map.of()))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.RESOURCE))
                .hasMessageContaining("log.jsonl");
    }

    private RunLog log() {
        return new RunLog(folder.resolve("log.jsonl"));
    }
}
