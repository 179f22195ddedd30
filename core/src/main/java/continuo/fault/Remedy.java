package continuo.fault;

import java.util.Optional;

/**
 * What the user can do about a {@link Failure}, as a value: who shows the failure says it in the words of the interface at
 * hand, a command line as a command.
 */
public sealed interface Remedy {
    /**
     * A parameter of the experiment with another value.
     *
     * @param parameter {@code trainer.steps}
     */
    record SetParameter(String parameter, String value) implements Remedy {}

    /** Reading the file again, taking what is sound of it. */
    record Salvage() implements Remedy {}

    /** Going on with a run that has begun. */
    record Resume(String run) implements Remedy {}

    /** Training a first run. */
    record Train() implements Remedy {}

    /** Giving the run a name. */
    record NameRun() implements Remedy {}

    /** Looking why a plugin is not there. */
    record InspectPlugins() implements Remedy {}

    /** Another corpus. */
    record ChooseCorpus() implements Remedy {}

    /** Another representation. */
    record ChooseRepresentation() implements Remedy {}

    /**
     * Loading a plugin.
     *
     * @param jar where it is; empty where only the user knows
     */
    record LoadPlugin(Optional<String> jar) implements Remedy {}
}
