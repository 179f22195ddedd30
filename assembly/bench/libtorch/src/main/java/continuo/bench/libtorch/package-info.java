/**
 * The same networks and steps on LibTorch, through JavaCPP, as a subject of the benchmark.
 */
package continuo.bench.libtorch;
