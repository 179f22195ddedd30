package continuo.params;

/** The record of a component that has nothing to set. */
public record NoParameters() {}
