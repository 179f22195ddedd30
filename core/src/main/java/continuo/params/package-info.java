/**
 * Hyper-parameters: records whose components carry {@link continuo.params.Parameter}, declared once and read by help,
 * validation, completion and the run's manifest through {@link continuo.params.ParameterSchema}.
 */
package continuo.params;
