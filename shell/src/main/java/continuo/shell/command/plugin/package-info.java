/** Commands about plugins: their list, loading and unloading. */
package continuo.shell.command.plugin;
