/**
 * The interfaces that plugins implement, one for every {@link continuo.spi.Kind} of component, and the values that
 * pass between them. Every method states the shape and unit of its tensors, who owns them and what it throws; batches
 * are {@code [B, F, T]}: sequences, columns, time. The contract tests of the testkit check what is written here.
 */
package continuo.spi;
