/** Commands about what runs in the background: jobs, fg, wait, cancel. */
package continuo.shell.command.job;
