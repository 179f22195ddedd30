package continuo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.ObjectInputStream;
import java.util.Collection;
import java.util.Formatter;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that hold for every module of Continuo, and those that a module may choose. */
final class HouseRules {
    private static final String[] TENSORS = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};

    /** What fills a static collection once and for all; everything else may change behind the reader's back. */
    private static final Set<String> UNMODIFIABLE = Set.of(
            "java.util.List", "java.util.Set", "java.util.Map", "java.util.Collections", "java.util.stream.Stream");

    private HouseRules() {}

    /** The classes of the module whose tests are running, without its tests. */
    static JavaClasses of(String... packages) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(packages);
    }

    /** For every module. */
    static List<ArchRule> everywhere() {
        return List.of(
                slices().matching("continuo.(*)..").should().beFreeOfCycles().allowEmptyShould(true),
                fields().that().areStatic().should().beFinal().because("no state is shared by all of the process"),
                fields().that().areStatic().should(notHoldAMutableCollection()),
                noUnsafeReading(),
                formatsNameTheirLocale());
    }

    /** For packages that start in an instant: what they name is not even loaded. */
    static ArchRule withoutTensors(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TENSORS)
                .allowEmptyShould(true);
    }

    /** For what is not the shell: it reports by return values and failures, never by itself. */
    static ArchRule silent() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..");
    }

    /** For what the shell is built on. */
    static ArchRule withoutShell() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("continuo.shell..", "org.jline..", "picocli..");
    }

    /** Reading a file must not run code from it (Java serialisation), nor end the JVM (ND4J's own format). */
    private static ArchRule noUnsafeReading() {
        DescribedPredicate<JavaMethodCall> nd4jRead = DescribedPredicate.describe(
                "Nd4j.read*",
                call -> call.getTargetOwner().getFullName().equals("org.nd4j.linalg.factory.Nd4j")
                        && call.getName().startsWith("read"));
        DescribedPredicate<JavaConstructorCall> deserialises = DescribedPredicate.describe(
                "new ObjectInputStream", call -> call.getTargetOwner().isAssignableTo(ObjectInputStream.class));
        return noClasses()
                .should()
                .callMethodWhere(nd4jRead)
                .orShould()
                .callConstructorWhere(deserialises)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer")
                .because("files are data");
    }

    /** Digits of the machine's language in a file's name, a table or a log are found again by nobody. */
    private static ArchRule formatsNameTheirLocale() {
        return noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callConstructor(Formatter.class, Appendable.class)
                .because("what is written must not depend on the machine's language: give Locale.ROOT");
    }

    /** Arrays and collections that were filled by anything but {@code List.of} and the like. */
    private static ArchCondition<JavaField> notHoldAMutableCollection() {
        return new ArchCondition<>("not hold a mutable collection") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!isCollection(field.getRawType()) || field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    return;
                }
                boolean filledByMutable = field.getOwner().getStaticInitializer().stream()
                        .flatMap(initialiser -> initialiser.getConstructorCallsFromSelf().stream())
                        .anyMatch(call -> isCollection(call.getTargetOwner()));
                boolean declaredMutable =
                        !UNMODIFIABLE.contains(field.getRawType().getFullName());
                if (declaredMutable || filledByMutable) {
                    events.add(SimpleConditionEvent.violated(
                            field, field.getFullName() + " may change: fill it with List.of, Set.of or Map.of"));
                }
            }
        };
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
