package continuo.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.run.EpochMeasures;
import continuo.shell.console.Json;
import continuo.shell.console.Status.Room;
import continuo.train.TrainingListener.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn of a training is a function of its status and the room. */
class TrainingPanelTest {
    private static final int STEPS = 400;

    private final AtomicLong milliseconds = new AtomicLong();
    private final TrainingWatch watch = new TrainingWatch("first", () -> milliseconds.get() * 1_000_000L);

    @BeforeEach
    void trainHalfway() {
        for (int step = 1; step <= 200; step++) {
            milliseconds.addAndGet(250);
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("loss.d", 1.4 - step / 400.0);
            figures.put("loss.g", 0.5 + Math.sin(step / 20.0) / 4);
            figures.put("fooled", 0.7);
            figures.put("frozen.d", step % 4 == 0 ? 1.0 : 0.0);
            figures.put("frozen.g", 0.0);
            watch.step(new Step(
                    "train", (step - 1) / 20 + 1, 20, (step - 1) % 20 + 1, 20, step, STEPS, step / 400.0, figures));
        }
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            notes.add(new Note(i * 240L, 240, 60 + Math.abs(12 - i), 64, 0));
        }
        watch.sample(new Score(480, notes, List.of(Tempo.DEFAULT), List.of()));
    }

    private List<String> lines(int width, int height, boolean unicode) {
        return watch.status().lines(new Room(width, height, unicode));
    }

    @Test
    void aTerminalOfEightyColumns() {
        assertThat(lines(79, 21, true))
                .containsExactly(
                        "first: adversarial training, step 200 of 400, epoch 10 of 20, batch 20 of 20",
                        "━━━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄ 50 %  4 steps/s  50 s left",
                        "discriminator (loss.d)     0.900  mean    0.961  ████▇▇▇▇▆▆▆▅▅▅▅▄▄▄▄▃▃▃▂▂▂▂▁▁▁▁",
                        "generator (loss.g)         0.364  mean    0.615  ▅▆█████▇▆▄▃▂▁▁▁▁▂▃▄▅▇█████▇▅▄▃",
                        "frozen.d 26 %  frozen.g 0 %  fooled 0.700",
                        "a sample after step 200:",
                        "  C5 │⠉⠉⢁⣀⣀⡀                                                             ⣀⣀⣀⠉⠉⠉",
                        "     │     ⠐⠒⠒⠂                                                       ⠒⠒⠒",
                        "     │        ⠈⠉⠉⠡⠤⠤⠄                                           ⠤⠤⠤⠉⠉⠉",
                        "     │              ⠐⠒⠒⠂                                     ⠒⠒⠒",
                        "     │                 ⠈⠉⠉⠤⠤⠤                          ⠠⠤⠤⠌⠉⠉",
                        "     │                       ⠒⠒⠒⣀⣀⣀              ⢀⣀⣀⡐⠒⠒⠂",
                        "     │                             ⠤⠤⠤        ⠠⠤⠤⠄",
                        "  C4 │                                ⠉⠉⠉⣀⣀⡈⠉⠉⠁");
    }

    @Test
    void whatWasMeasuredLastStandsAboveTheSample() {
        watch.measured(new EpochMeasures(
                "train", 10, 200, 200, Map.of("realism", 0.41, "polyphony", 0.5, "tone-span", 38.0, "variety", 0.9)));
        assertThat(lines(79, 21, true))
                .contains("measured after epoch 10:  realism 0.410  polyphony 0.500  tone-span 38")
                .hasSize(15);
        watch.measured(new EpochMeasures("pretrain", 6, 20, 50, Map.of("polyphony", 0.5)));
        assertThat(lines(79, 21, true)).contains("measured after pre-training:  polyphony 0.500");
    }

    @Test
    void aTerminalWithoutUnicode() {
        assertThat(lines(79, 21, false))
                .containsExactly(
                        "first: adversarial training, step 200 of 400, epoch 10 of 20, batch 20 of 20",
                        "#############............. 50 %  4 steps/s  50 s left",
                        "discriminator (loss.d)     0.900  mean    0.961  #####*****=====-----....._____",
                        "generator (loss.g)         0.364  mean    0.615  =*#####*=-.._____.-=*#####*=-.",
                        "frozen.d 26 %  frozen.g 0 %  fooled 0.700",
                        "a sample after step 200:",
                        "  C5 |''...                                                              ...'''",
                        "     |     ...                                                        ...",
                        "     |        '''...                                            ...'''",
                        "     |              '''                                      '''",
                        "     |                 '''...                          ...'''",
                        "     |                       '''...              ...'''",
                        "     |                             ...        ...",
                        "  C4 |                                '''..'''");
    }

    @Test
    void aLowAndNarrowOne() {
        assertThat(lines(40, 4, true))
                .containsExactly(
                        "first: adversarial training, step 200 of",
                        "━━━━━━━┄┄┄┄┄┄ 50 %  4 steps/s  50 s left",
                        "loss.d 0.900 (0.961) ███▇▇▆▆▅▅▅▄▄▃▃▂▂▁▁▁",
                        "loss.g 0.364 (0.615) ▆▇██▇▅▃▂▁▁▂▄▆▇██▇▅▃");
    }

    @ParameterizedTest
    @CsvSource({"79,21", "199,47", "40,8", "19,3", "1,1", "500,300"})
    void nothingIsDrawnOutsideTheRoom(int width, int height) {
        for (boolean unicode : new boolean[] {true, false}) {
            List<String> lines = lines(width, height, unicode);
            assertThat(lines).isNotEmpty().hasSizeLessThanOrEqualTo(height);
            assertThat(lines).allMatch(line -> line.length() <= width);
            assertThat(unicode || String.join("", lines).chars().allMatch(c -> c < 128))
                    .isTrue();
        }
    }

    @Test
    void aPipeGetsALineWithTheSameFigures() {
        assertThat(watch.status().line())
                .isEqualTo(
                        "training epoch 10/20 step 200/400 (50 %)  4 steps/s  50 s left  loss.d 0.900 (mean 0.961)  loss.g 0.364 (mean 0.615)  frozen.d 26 %  frozen.g 0 %");
    }

    @Test
    void aProgramGetsAnObjectWithTheSameFigures() {
        assertThat(Json.text(watch.status().object()))
                .isEqualTo(
                        "{\"progress\":\"training\",\"run\":\"first\",\"stage\":\"train\",\"epoch\":10,\"epochs\":20,\"step\":200,\"steps\":400,\"share\":0.5,\"seconds\":50,\"rate\":4,\"left\":50,\"loss.d\":0.8999999999999999,\"loss.g\":0.36399472227765756,\"fooled\":0.7,\"frozen.d\":1,\"frozen.g\":0,\"mean.loss.d\":0.9612499999999998,\"mean.loss.g\":0.6148409287166896,\"mean.frozen.d\":0.26,\"mean.frozen.g\":0}");
    }
}
