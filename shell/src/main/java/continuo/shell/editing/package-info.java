/**
 * Typing a line: completion, hints and colours. A {@link continuo.shell.editing.CommandReading} follows the words of a
 * command by its syntax and tells the {@link continuo.shell.editing.Place} of the next one; what a place offers, refuses
 * and expects is all that completion, hints and colours know.
 */
package continuo.shell.editing;
