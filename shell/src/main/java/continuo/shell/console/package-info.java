/**
 * Where a command writes: text for a terminal or a pipe, one JSON object per line for a program, progress and status.
 * A command never writes to {@code System.out}.
 */
package continuo.shell.console;
