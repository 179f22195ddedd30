/**
 * Evaluates music: every metric on every piece, beside what real music and what chance would score. Plain values in and
 * out; the shell prints the table, the report draws it.
 */
package continuo.measure;
