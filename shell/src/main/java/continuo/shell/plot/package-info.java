/** The curves of losses and measures, drawn in the terminal. */
package continuo.shell.plot;
