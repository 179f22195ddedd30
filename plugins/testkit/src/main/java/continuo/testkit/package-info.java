/**
 * Contract tests for authors of plugins. Extend the one of your component's kind in your plugin's tests, and every promise
 * of its interface is checked on it, as it is on the built-in ones:
 *
 * <pre>{@code
 * class MyMetricTest extends MetricContract {
 *     @Override
 *     protected Metric create() {
 *         return new MyMetric(new MyMetric.Parameters(3));
 *     }
 * }
 * }</pre>
 *
 * <p>Where a component has several settings worth testing, put one such class for each into a JUnit {@code @Nested} class.
 * What the contracts do not know is whether your component is right: that is for tests of your own.
 */
package continuo.testkit;
