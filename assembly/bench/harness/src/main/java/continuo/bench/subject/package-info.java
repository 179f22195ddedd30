/**
 * What a subject of the benchmark must do, and how it talks to the harness over its standard streams.
 */
package continuo.bench.subject;
