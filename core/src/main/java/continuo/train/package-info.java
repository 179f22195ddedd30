/**
 * From a corpus to composed music: loading and splitting pieces, batches, the training loop with its checkpoints,
 * measures, diagnosis and roll-back, and {@link continuo.train.Composer}, which lets a trained generator write. A
 * trainer of a plugin supplies the single step.
 */
package continuo.train;
