/** Commands of the language itself: help, history, variables, scripts, settings. */
package continuo.shell.command.script;
