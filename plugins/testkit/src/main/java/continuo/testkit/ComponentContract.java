package continuo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.params.ParameterSchema;
import continuo.spi.Component;
import continuo.spi.Kind;
import continuo.spi.Model;
import continuo.spi.ModelContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pf4j.Extension;

/**
 * What holds for components of every kind, seen from outside as the plugin host sees them: how the class is published
 * and how it is constructed. Do not extend this one but the contract of your component's kind, which includes it.
 */
public abstract class ComponentContract {
    /** The class that is tested. */
    abstract Class<?> componentClass() throws Exception;

    @Test
    void isAPublicClassOfExactlyOneKind() throws Exception {
        Class<?> type = componentClass();
        assertThat(Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers()))
                .as("%s is public and not abstract", type)
                .isTrue();
        assertThat(Arrays.stream(Kind.values()).filter(kind -> kind.type().isAssignableFrom(type)))
                .as("kinds of %s", type)
                .hasSize(1);
    }

    @Test
    void isFoundByPf4j() throws Exception {
        assertThat(componentClass()).hasAnnotation(Extension.class);
    }

    @Test
    void isPublishedUnderWellFormedIds() throws Exception {
        List<Component> components = components();
        assertThat(components).as("@Component on %s", componentClass()).isNotEmpty();
        assertThat(components).extracting(Component::id).doesNotHaveDuplicates();
        assertThat(components).allSatisfy(component -> {
            assertThat(component.id()).matches("[a-z][a-z0-9-]{0,31}");
            assertThat(component.summary())
                    .as("summary of %s", component.id())
                    .isNotBlank()
                    .doesNotContain("\n")
                    .doesNotEndWith(".");
        });
    }

    /** The host calls this constructor by reflection, with the parameters the user gave. */
    @Test
    void hasOnePublicConstructorThatTakesItsParameters() throws Exception {
        Constructor<?>[] constructors = componentClass().getConstructors();
        assertThat(constructors).as("public constructors").hasSize(1);
        Class<?>[] types = constructors[0].getParameterTypes();
        boolean model = Model.class.isAssignableFrom(componentClass());
        assertThat(types).as("constructor's parameters").hasSize(model ? 2 : 1);
        assertThat(types[0].isRecord()).as("%s is a record", types[0]).isTrue();
        if (model) {
            assertThat(types[1]).isEqualTo(ModelContext.class);
        }
    }

    /** Every component of the record is annotated, and every default and preset lies in its own range. */
    @Test
    void declaresParametersThatAreValid() throws Exception {
        Class<? extends Record> record =
                componentClass().getConstructors()[0].getParameterTypes()[0].asSubclass(Record.class);
        assertAccepted(
                "parameters of " + record.getName(),
                () -> ParameterSchema.of(record).defaults());
        for (Component component : components()) {
            assertAccepted(
                    "preset of " + component.id(),
                    () -> ParameterSchema.of(record).withDefaults(List.of(component.preset())));
        }
        assertThat(ParameterSchema.of(record).declarations())
                .allSatisfy(declaration -> assertThat(declaration.help())
                        .as("help of %s", declaration.name())
                        .isNotBlank());
    }

    /** Fails with what the author has to know, which stands in the exception's message and not in its stack trace. */
    private static void assertAccepted(String what, Runnable check) {
        Optional<String> problem = Optional.empty();
        try {
            check.run();
        } catch (RuntimeException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        assertThat(problem).as(what).isEmpty();
    }

    private List<Component> components() throws Exception {
        return List.of(componentClass().getAnnotationsByType(Component.class));
    }

    /** Does the same work on one thread and on several at once, and compares. */
    static <R> void assertSafeForSeveralThreads(int tasks, IntFunction<R> work) throws Exception {
        List<R> alone = IntStream.range(0, tasks).mapToObj(work).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<R>> together = new ArrayList<>();
            for (int repetition = 0; repetition < 4; repetition++) {
                for (int task = 0; task < tasks; task++) {
                    int number = task;
                    together.add(threads.submit(() -> work.apply(number)));
                }
            }
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).as("on several threads").isEqualTo(alone.get(i % tasks));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
