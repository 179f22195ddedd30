/** Curves in the terminal. */
package continuo.shell.plot;
