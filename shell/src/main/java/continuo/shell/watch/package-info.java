/** A training as one watches it: its figures of late, and how they are drawn. */
package continuo.shell.watch;
