/** Commands about the runs kept: their list, figures, plots and reports. */
package continuo.shell.command.runs;
