package continuo.assembly;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom, among the jars that are shipped; core has stricter rules of its own. */
class ArchitectureTest {
    private static final JavaClasses PLUGINS = jars("plugins", "continuo-");
    private static final JavaClasses SHELL = jars("lib", "continuo-shell-");
    private static final JavaClasses STUDIO = jars("lib", "continuo-studio-");

    @Test
    void theShippedJarsAreLookedAt() {
        assertThat(PLUGINS.contain("continuo.metrics.Polyphony")).isTrue();
        assertThat(PLUGINS.contain("continuo.crnngan.CRnn")).isTrue();
        assertThat(SHELL.contain("continuo.shell.Main")).isTrue();
        assertThat(STUDIO.contain("continuo.studio.study.Study")).isTrue();
    }

    @Test
    void onlyModelsLossesAndTrainersNeedTensors() {
        ArchRule noTensors =
                noClasses().should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");
        for (String plugin : List.of("quadruplet", "metrics", "corpora")) {
            noTensors.check(jars("plugins", "continuo-" + plugin + "-"));
        }
        noTensors.check(SHELL);
        noTensors.check(STUDIO);
    }

    @Test
    void pluginsAndTheStudioKnowNoShellAndTheShellKnowsNoPlugin() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("continuo.studio..", "continuo.shell..", "org.jline..")
                .check(PLUGINS);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("continuo.shell..", "org.jline..")
                .check(STUDIO);
        String[] packagesOfPlugins =
                PLUGINS.stream().map(type -> type.getPackageName()).distinct().toArray(String[]::new);
        for (JavaClasses host : List.of(SHELL, STUDIO)) {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packagesOfPlugins)
                    .check(host);
        }
    }

    @Test
    void theRoomsOfShellAndStudioKnowEachOtherInOneDirectionOnly() {
        slices().matching("continuo.shell.(**)").should().beFreeOfCycles().check(SHELL);
        slices().matching("continuo.studio.(**)").should().beFreeOfCycles().check(STUDIO);
    }

    @Test
    void pluginsAndTheStudioReportOnlyByReturnValuesAndFailures() {
        for (JavaClasses classes : List.of(PLUGINS, STUDIO)) {
            noClasses()
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace")
                    .orShould()
                    .callMethod(System.class, "exit", int.class)
                    .check(classes);
        }
    }

    @Test
    void nothingIsSharedByTheWholeProcessNorDeserialised() {
        for (JavaClasses classes : List.of(PLUGINS, SHELL, STUDIO)) {
            fields().that().areStatic().should().beFinal().check(classes);
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ObjectInputStream.class)
                    .check(classes);
        }
    }

    @Test
    void whatIsWrittenDoesNotDependOnTheLanguageOfTheMachine() {
        for (JavaClasses classes : List.of(PLUGINS, SHELL, STUDIO)) {
            noClasses()
                    .should()
                    .callMethod(String.class, "format", String.class, Object[].class)
                    .orShould()
                    .callMethod(String.class, "formatted", Object[].class)
                    .orShould()
                    .callMethod(String.class, "toLowerCase")
                    .orShould()
                    .callMethod(String.class, "toUpperCase")
                    .check(classes);
        }
    }

    private static JavaClasses jars(String folder, String prefix) {
        try (Stream<Path> files = Files.list(Continuo.HOME.resolve(folder))) {
            List<Location> jars = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .map(file -> Location.of(URI.create("jar:" + file.toUri() + "!/")))
                    .toList();
            return new ClassFileImporter().importLocations(jars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
