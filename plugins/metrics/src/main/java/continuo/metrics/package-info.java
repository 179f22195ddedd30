/**
 * Measures of a piece of music: those of Mogren's paper of 2016 in the sense it gives them, and the same as its released
 * tool computes them, under {@code reference-*}, so that published numbers can be compared. All work on plain
 * {@link continuo.music.Score}s, of which the caller has left out what shall not count, such as percussion.
 */
package continuo.metrics;
