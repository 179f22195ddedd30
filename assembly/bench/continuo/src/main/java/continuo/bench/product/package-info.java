/**
 * Continuo as distributed, as a subject of the benchmark: its training step, sampling, loading and start, and its
 * kernels beside what the machine can do.
 */
package continuo.bench.product;
