/** What a command is, the registry of all, and what commands of several rooms share: a room below is a group of commands. */
package continuo.shell.command;
