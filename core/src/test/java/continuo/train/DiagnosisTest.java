package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.run.EpochMeasures;
import continuo.train.Diagnosis.Complaint;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found, and that nothing is found where nothing is the matter. */
class DiagnosisTest {
    private static final Map<String, String> PARAMETERS = Map.of(
            "trainer.generator-rate", "0.0005",
            "trainer.discriminator-rate", "0.0005",
            "trainer.pretrain-rate", "0.002",
            "trainer.clip", "5",
            "trainer.freeze", "0.7",
            "trainer.score", "squared",
            "trainer.anchor", "1",
            "generator.range", "0");

    private static final Map<String, Double> SOUND_STEP =
            Map.of("loss.d", 1.3, "loss.g", 0.4, "fooled", 0.8, "frozen.d", 0.0, "frozen.g", 0.0, "norm.g", 3.0);

    private static List<Map<String, Double>> steps(int count, Map<String, Double> changes) {
        Map<String, Double> step = new HashMap<>(SOUND_STEP);
        step.putAll(changes);
        return Collections.nCopies(count, step);
    }

    private static EpochMeasures measures(int epoch, Map<String, Double> changes) {
        Map<String, Double> figures = new HashMap<>(Map.of(
                "realism",
                0.5,
                "realism.low",
                0.47,
                "realism.high",
                0.53,
                "variety",
                0.8,
                "dropped",
                0.01,
                "degenerate",
                0.0));
        figures.putAll(changes);
        return new EpochMeasures("train", epoch, 100L * epoch, 200, figures);
    }

    private static Examination examination(List<Map<String, Double>> steps, EpochMeasures... measures) {
        return new Examination("train", true, steps, Arrays.asList(measures), PARAMETERS);
    }

    private static Complaint only(Diagnosis expected, Examination examination) {
        for (Diagnosis diagnosis : Diagnosis.values()) {
            Optional<Complaint> complaint = diagnosis.of(examination);
            assertThat(complaint.isPresent()).as(diagnosis.id()).isEqualTo(diagnosis == expected);
        }
        return expected.of(examination).orElseThrow();
    }

    private static void nothing(Examination examination) {
        for (Diagnosis diagnosis : Diagnosis.values()) {
            assertThat(diagnosis.of(examination)).as(diagnosis.id()).isEmpty();
        }
    }

    @Test
    void aSoundTrainingHasNoFindings() {
        nothing(examination(steps(100, Map.of()), measures(5, Map.of()), measures(10, Map.of("realism", 0.52))));
        nothing(new Examination("pretrain", false, List.of(), List.of(), Map.of()));
    }

    @Test
    void nothingIsSaidOfAFewSteps() {
        nothing(examination(steps(49, Map.of("frozen.d", 1.0, "norm.g", 1e9, "fooled", 9.0))));
        EpochMeasures early = new EpochMeasures("train", 1, 49, 50, Map.of("variety", 0.0, "degenerate", 50.0));
        nothing(examination(steps(49, Map.of()), early));
    }

    @Test
    void aDiscriminatorThatIsAlwaysFrozen() {
        Complaint complaint = only(Diagnosis.DISCRIMINATOR_AHEAD, examination(steps(100, Map.of("frozen.d", 0.93))));
        assertThat(complaint.message()).contains("frozen in 93 % of the last 100 steps");
        assertThat(complaint.advice())
                .contains("set trainer.discriminator-rate=0.00025 (now 0.0005)", "set trainer.generator-rate=0.001");
    }

    @Test
    void aDiscriminatorThatSeesThroughEverything() {
        Examination unfrozen = new Examination(
                "train", true, steps(60, Map.of("fooled", 4.2)), List.of(), Map.of("trainer.freeze", "0"));
        assertThat(only(Diagnosis.DISCRIMINATOR_AHEAD, unfrozen).advice()).contains("set trainer.freeze=0.7 (now 0)");
    }

    @Test
    void aGeneratorThatIsFarAhead() {
        assertThat(only(Diagnosis.GENERATOR_AHEAD, examination(steps(60, Map.of("frozen.g", 1.0))))
                        .message())
                .contains("100 % of the last 60 steps");
        only(Diagnosis.GENERATOR_AHEAD, examination(steps(60, Map.of("fooled", 0.05))));
    }

    @Test
    void gradientsThatExplode() {
        assertThat(only(Diagnosis.EXPLODING_GRADIENTS, examination(steps(60, Map.of("norm.g", 250.0))))
                        .message())
                .contains("over 50 times the clip of 5");
        assertThat(only(Diagnosis.EXPLODING_GRADIENTS, examination(steps(60, Map.of("skipped.g", 0.05))))
                        .advice())
                .contains("set generator.range=3 (now 0)");
        Examination practice =
                new Examination("pretrain", false, steps(60, Map.of("norm.g", 250.0)), List.of(), PARAMETERS);
        assertThat(only(Diagnosis.EXPLODING_GRADIENTS, practice).advice()).contains("set trainer.pretrain-rate=0.001");
    }

    @Test
    void piecesThatAreAllTheSame() {
        Complaint complaint =
                only(Diagnosis.COLLAPSE, examination(steps(60, Map.of()), measures(5, Map.of("variety", 0.1))));
        assertThat(complaint.message()).contains("differ 10 % as much as real ones");
        assertThat(complaint.advice()).contains("set trainer.score=energy (now squared)");
    }

    @Test
    void silenceAndSingleNotes() {
        assertThat(only(Diagnosis.SILENT, examination(steps(60, Map.of()), measures(5, Map.of("dropped", 0.23))))
                        .message())
                .startsWith("23 % of its tones are silent");
        assertThat(only(Diagnosis.ONE_NOTE, examination(steps(60, Map.of()), measures(5, Map.of("degenerate", 9.0))))
                        .message())
                .startsWith("9 of the pieces drawn are empty");
    }

    @Test
    void silenceIsCuredByANarrowRangeWhereItIsWide() {
        for (String wide : List.of("0", "4")) {
            assertThat(silent(wide).advice()).startsWith("set generator.range=3 (now " + wide + ")");
        }
        assertThat(silent("3").advice()).startsWith("train longer with --pretrain");
    }

    private static Complaint silent(String range) {
        Map<String, String> parameters = new HashMap<>(PARAMETERS);
        parameters.put("generator.range", range);
        return only(
                Diagnosis.SILENT,
                new Examination(
                        "train", true, steps(60, Map.of()), List.of(measures(5, Map.of("dropped", 0.23))), parameters));
    }

    @Test
    void realismThatFallsFromItsBestByMoreThanChanceAndStaysThere() {
        EpochMeasures best = measures(5, Map.of());
        EpochMeasures within = measures(10, Map.of("realism", 0.46, "realism.low", 0.43, "realism.high", 0.49));
        EpochMeasures below = measures(15, Map.of("realism", 0.4, "realism.low", 0.37, "realism.high", 0.43));
        EpochMeasures still = measures(20, Map.of("realism", 0.42, "realism.low", 0.39, "realism.high", 0.45));
        nothing(examination(steps(60, Map.of()), best, within, below));
        nothing(examination(steps(60, Map.of()), best, below, within));
        assertThat(only(Diagnosis.PAST_ITS_BEST, examination(steps(60, Map.of()), best, within, below, still))
                        .message())
                .isEqualTo("realism has fallen from 0.5 after epoch 5 to 0.42 and stays there");
    }

    @Test
    void anAdversaryIsBlamedForWhatIsLostOnlyWhereThereIsOne() {
        EpochMeasures best = new EpochMeasures(
                "pretrain", 6, 60, 200, measures(1, Map.of("realism.low", 0.47)).figures());
        Map<String, Double> lower = Map.of("realism", 0.4, "realism.low", 0.37, "realism.high", 0.43);
        EpochMeasures[] all = {best, measures(5, lower), measures(10, lower)};
        assertThat(only(Diagnosis.PAST_ITS_BEST, examination(steps(60, Map.of("fooled", 0.7)), all))
                        .advice())
                .startsWith("the adversary takes away");
        assertThat(only(Diagnosis.PAST_ITS_BEST, examination(List.of(Map.of("loss.next", 0.4)), all))
                        .advice())
                .startsWith("what was learnt first is lost again");
    }

    private static EpochMeasures likelihoods(int epoch, double heldOut, double training) {
        return measures(epoch, Map.of("nll", heldOut, "nll.train", training));
    }

    @Test
    void heldOutLikelihoodThatGetsWorseWhileThatOfTrainingPiecesGetsBetterIsOverfitting() {
        EpochMeasures[] all = {
            likelihoods(5, 5.2, 5.0), likelihoods(10, 5.0, 4.6), likelihoods(15, 5.1, 4.2), likelihoods(20, 5.25, 3.9)
        };
        Complaint complaint = only(Diagnosis.OVERFITTING, examination(steps(60, Map.of()), all));
        assertThat(complaint.message())
                .isEqualTo(
                        "overfitting: on held-out pieces the negative log-likelihood has risen from 5 after epoch 10 to"
                                + " 5.25 nats per step, on training pieces it has fallen from 4.6 to 3.9");
        assertThat(complaint.advice()).isEqualTo("train for fewer epochs (early stopping), or learn from more music");
        Examination dropout =
                new Examination("train", true, steps(60, Map.of()), List.of(all), Map.of("generator.dropout", "0.2"));
        assertThat(Diagnosis.OVERFITTING.of(dropout).orElseThrow().advice())
                .contains("set generator.dropout=0.3 (now 0.2), or learn from more music");
    }

    @Test
    void whatGetsWorseOnBothSidesOrComesBackIsNoOverfitting() {
        nothing(examination(
                steps(60, Map.of()), likelihoods(5, 5.0, 4.6), likelihoods(10, 5.2, 4.9), likelihoods(15, 5.4, 5.1)));
        nothing(examination(
                steps(60, Map.of()), likelihoods(5, 5.0, 4.6), likelihoods(10, 5.3, 4.3), likelihoods(15, 5.1, 4.1)));
        nothing(examination(
                steps(60, Map.of()), likelihoods(5, 5.0, 4.6), likelihoods(10, 5.01, 4.3), likelihoods(15, 5.02, 4.1)));
    }

    @Test
    void onlyTheLastMeasuresCount() {
        nothing(examination(steps(60, Map.of()), measures(5, Map.of("variety", 0.1)), measures(10, Map.of())));
    }

    /** A trainer of somebody else's has other parameters, or none. */
    @Test
    void adviceNamesAParameterThatIsNotThereWithoutAValue() {
        Examination bare = new Examination("train", true, steps(60, Map.of("frozen.d", 1.0)), List.of(), Map.of());
        assertThat(only(Diagnosis.DISCRIMINATOR_AHEAD, bare).advice())
                .isEqualTo("lower trainer.discriminator-rate or raise trainer.generator-rate");
    }
}
