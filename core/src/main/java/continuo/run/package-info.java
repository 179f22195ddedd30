/**
 * What is kept of a training: its folder with manifest, log and checkpoints, written so that a killed process loses nothing.
 * No tensor library.
 */
package continuo.run;
