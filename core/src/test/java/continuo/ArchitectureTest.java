package continuo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CORE = HouseRules.of("continuo");

    @Test
    void coreIsImported() {
        assertThat(CORE.contain("continuo.spi.Generator")).isTrue();
        assertThat(CORE.stream().map(c -> c.getSimpleName())).doesNotContain("ArchitectureTest");
    }

    @Test
    void theHouseRulesHold() {
        HouseRules.everywhere().forEach(rule -> rule.check(CORE));
    }

    @Test
    void musicParametersDesignsRunsMeasuresAndPluginsNeedNoTensors() {
        HouseRules.withoutTensors(
                        "continuo.cache..",
                        "continuo.design..",
                        "continuo.fault..",
                        "continuo.file..",
                        "continuo.measure..",
                        "continuo.music..",
                        "continuo.params..",
                        "continuo.plugin..",
                        "continuo.run..")
                .check(CORE);
    }

    @Test
    void theSpiSpeaksOfTensorsButNotOfDeeplearning4j() {
        noClasses()
                .that()
                .resideInAPackage("continuo.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.bytedeco..", "com.fasterxml..")
                .check(CORE);
    }

    @Test
    void coreIsSilentAndKnowsNoShell() {
        HouseRules.silent().check(CORE);
        HouseRules.withoutShell().check(CORE);
    }

    /** A class that breaks every rule: a rule that cannot fail protects nothing. */
    static final class Culprit {
        static int counter;
        static final Map<String, String> CACHE = new HashMap<>();
        static final ArrayList<String> NAMES = new ArrayList<>();

        Object read(InputStream in) throws IOException, ClassNotFoundException {
            System.out.println(String.format("%d", counter));
            return new ObjectInputStream(in).readObject();
        }

        INDArray read(java.io.File file) throws IOException {
            return Nd4j.readBinary(file);
        }
    }

    @Test
    void theRulesCatchWhoBreaksThem() {
        JavaClasses culprit = new ClassFileImporter().importClasses(Culprit.class);
        assertThat(failures(HouseRules.everywhere(), culprit))
                .anyMatch(m -> m.contains("counter"))
                .anyMatch(m -> m.contains("CACHE may change"))
                .anyMatch(m -> m.contains("NAMES may change"))
                .anyMatch(m -> m.contains("ObjectInputStream"))
                .anyMatch(m -> m.contains("readBinary"))
                .anyMatch(m -> m.contains("String.format"));
        assertThat(failures(List.of(HouseRules.silent()), culprit)).anyMatch(m -> m.contains("System.out"));
        assertThat(failures(List.of(HouseRules.withoutTensors("continuo")), culprit))
                .anyMatch(m -> m.contains("Nd4j"));
    }

    private static List<String> failures(List<ArchRule> rules, JavaClasses classes) {
        return rules.stream()
                .map(rule -> rule.evaluate(classes))
                .map(EvaluationResult::getFailureReport)
                .flatMap(report -> report.getDetails().stream())
                .toList();
    }
}
