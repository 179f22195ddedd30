/**
 * The report of a run: one HTML file that shows the training, the measures and the music, and plays it, without a
 * network. {@link continuo.shell.report.ReportWriter} makes it of {@link continuo.shell.report.ReportData}.
 */
package continuo.shell.report;
