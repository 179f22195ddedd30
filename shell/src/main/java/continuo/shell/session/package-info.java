/**
 * What lasts from one command to the next: the workplace with its folders, settings and plugins, the design with its
 * history, and whether the session ends. A job in the background gets a snapshot of its own.
 */
package continuo.shell.session;
