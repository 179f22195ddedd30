/**
 * The report of a run: one HTML file that shows the training, the measures and the music, and plays it, without a
 * network. {@link continuo.studio.report.ReportWriter} makes it of {@link continuo.studio.report.ReportData}.
 */
package continuo.studio.report;
