/**
 * The JDK's MIDI reader on the same files, as a subject of the benchmark.
 */
package continuo.bench.jdk;
