package continuo.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Runs a contract on a component that breaks it. */
final class Failures {
    private Failures() {}

    /** The names of the contract's tests that do not pass. */
    static Set<String> of(ComponentContract contract) throws IllegalAccessException {
        Set<String> failed = new TreeSet<>();
        for (Class<?> type = contract.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    try {
                        method.invoke(contract);
                    } catch (InvocationTargetException e) {
                        if (!(e.getCause() instanceof TestAbortedException)) {
                            failed.add(method.getName());
                        }
                    }
                }
            }
        }
        return failed;
    }
}
