/** Commands that choose what is trained: use, set, undo, show, describe. */
package continuo.shell.command.design;
