/** Commands about the music that is learned from, and what a representation makes of it. */
package continuo.shell.command.corpus;
