/** Commands that measure pieces: evaluate and compare. */
package continuo.shell.command.measure;
