package continuo.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.fault.Failure;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void reasonsAreOneLineOfWords() {
        assertThat(Reason.of(Failure.user("no\n such  folder"))).isEqualTo("no such folder");
        assertThat(Reason.of(new InvocationTargetException(new IllegalStateException("full"))))
                .isEqualTo("IllegalStateException: full");
        assertThat(Reason.of(new NullPointerException())).isEqualTo("NullPointerException");
        assertThat(Reason.of(new ExceptionInInitializerError("odd"))).isEqualTo("ExceptionInInitializerError: odd");
        assertThat(Reason.of(new InvocationTargetException(null))).isEqualTo("InvocationTargetException");
    }

    @Test
    void missingClassesAreNamedAsInSource() {
        assertThat(Reason.of(new NoClassDefFoundError("org/library/Thing")))
                .isEqualTo("the class org.library.Thing is neither in the jar nor in Continuo; pack it into the jar");
    }

    @Test
    void aNewerJavaIsNamed() {
        assertThat(Reason.of(new UnsupportedClassVersionError("a/B has been compiled (class file version 65.0)")))
                .startsWith("it is built for Java 21, and this is Java ");
        assertThat(Reason.of(new UnsupportedClassVersionError("bad"))).startsWith("it is built for a newer Java");
    }

    @Test
    void aLackOfPermissionIsNamed() {
        assertThat(Reason.of(new AccessDeniedException("/a.jar"))).isEqualTo("there is no permission to read /a.jar");
    }
}
