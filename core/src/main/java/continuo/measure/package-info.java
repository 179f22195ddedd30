/**
 * Evaluates music: every metric on every piece, with the values of real music and of chance for comparison. Plain
 * values in and out; the shell prints the table, the report draws it.
 */
package continuo.measure;
