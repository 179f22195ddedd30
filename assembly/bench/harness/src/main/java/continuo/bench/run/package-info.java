/**
 * Runs the subjects of a benchmark, a process for each, taking turns on the same machine, and writes their times and
 * the table that compares them.
 */
package continuo.bench.run;
