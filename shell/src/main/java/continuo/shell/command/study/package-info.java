/** The command study: what its words define, what it runs, what it tells. */
package continuo.shell.command.study;
