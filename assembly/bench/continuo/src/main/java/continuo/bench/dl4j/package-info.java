/**
 * DL4J's stock layers on the teacher-forced training step, as a subject of the benchmark.
 */
package continuo.bench.dl4j;
